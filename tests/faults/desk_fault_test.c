/* The n-th call to the system after opening fails, for every n, once and for good; then the fault
 * goes away. The program says so, keeps running, keeps the text, and saves again. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/os.h"
#include "desk.h"
#include "desk_script.h"
#include "expect.h"

/* Every how many-th call fails. A fault that lasts is tried again and again all through the script,
 * and sanitizers make each state several times as dear. */
#ifdef __SANITIZE_ADDRESS__
enum { STEP_ONCE = 4, STEP_LASTING = 12 };
#else
enum { STEP_ONCE = 1, STEP_LASTING = 3 };
#endif

struct fault {
    int number; /* the errno; 0: writes fall short */
    bool lasts;
    int at, calls; /* the n-th call, and those seen */
    bool over, interrupted;
};

static bool can_fail_so(enum os_call call, int number)
{
    /* What the kernel does not say of a call is not asked of the program either. */
    switch (number) {
    case ENOSPC:
        return call == OS_WRITE || call == OS_OPEN || call == OS_MAKE_FOLDER || call == OS_RENAME ||
               call == OS_SYNC;
    case EMFILE:
        return call == OS_OPEN || call == OS_LIST;
    case EROFS:
        return call == OS_OPEN || call == OS_MAKE_FOLDER || call == OS_RENAME || call == OS_UNLINK;
    case EACCES:
        return call == OS_OPEN || call == OS_MAKE_FOLDER || call == OS_RENAME ||
               call == OS_UNLINK || call == OS_LIST;
    default:
        return true;
    }
}

static int fail(void *context, enum os_call call, size_t *size)
{
    struct fault *fault = context;
    /* Those that only look are failed too, while a fault lasts; but each alone would be a state
     * like others. */
    bool counts = desk_counts(call) && can_fail_so(call, fault->number);
    fault->calls += counts ? 1 : 0;
    bool now = fault->lasts ? fault->calls >= fault->at : counts && fault->calls == fault->at;
    if (fault->over || !now) {
        return 0;
    }
    if (fault->number == 0) {
        *size = call == OS_WRITE && *size > 1 ? *size / 2 : *size;
        return 0;
    }
    if (fault->number == EINTR) {
        /* Each call is interrupted once, and asked again. */
        fault->interrupted = !fault->interrupted;
        return fault->interrupted ? EINTR : 0;
    }
    return can_fail_so(call, fault->number) ? fault->number : 0;
}

static const struct {
    const char *name;
    int number;
} kinds[] = {{"disk full", ENOSPC}, {"I/O error", EIO}, {"no permission", EACCES},
             {"read-only", EROFS},  {"short write", 0}, {"too many files", EMFILE},
             {"interrupted", EINTR}};

static bool one(const struct fault *wanted, const char *name, int *calls)
{
    struct fault fault = *wanted;
    struct desk desk;
    struct err err = {0};
    const char *folder = desk_folder();
    unsigned failed = test_state()->failed;
    test_row("%s at call %d, %s", name, fault.at, fault.lasts ? "lasting" : "once");
    desk_create(folder);
    if (!expect(desk_open(&desk, folder, &err))) {
        return false;
    }
    os_set_hook(fail, &fault);
    for (int i = 0; i < DESK_LINES; i++) {
        desk_type(&desk, desk_lines[i], NULL, NULL);
        desk_pass(&desk, i == 1 ? 2000 : 0);
    }
    bool failing = store_status(desk.store)->saving == STORE_FAILING;
    expect(!failing || desk_sees(&desk, "NOT SAVED"));
    *calls = fault.calls;
    for (int i = 0; i < DESK_ENTRIES; i++) {
        expect(desk_has(&desk, desk_words[i]));
    }
    expect_str(str_text(&desk.app.line.text), "half a me");
    fault.over = true;
    desk_pass(&desk, 8000);
    expect(desk_sees(&desk, "  saved"));
    expect(store_status(desk.store)->saving == STORE_SAVED);
    os_set_hook(NULL, NULL);
    expect(desk_close(&desk));
    if (expect(desk_open(&desk, folder, &err))) {
        for (int i = 0; i < DESK_ENTRIES; i++) {
            expect(desk_has(&desk, desk_words[i]));
        }
        expect_str(str_text(&desk.app.line.text), "half a me");
        expect(desk_close(&desk));
    }
    return test_state()->failed == failed;
}

static void sweep(bool lasts)
{
    int states = 0;
    for (size_t kind = 0; kind < COUNT(kinds); kind++) {
        int calls = 0;
        struct fault none = {.number = kinds[kind].number, .at = 1 << 30};
        (void)one(&none, kinds[kind].name,
                  &calls); /* a run without a fault says how many calls there are */
        /* Under sanitizers every call of a lasting fault is the same story: each third one tells
         * it. */
        for (int at = 1; at <= calls; at += lasts ? 3 : 1) {
            struct fault fault = {.number = kinds[kind].number, .lasts = lasts, .at = at};
            states++;
            int ignored = 0;
            if (!one(&fault, kinds[kind].name, &ignored)) {
                break;
            }
        }
    }
    printf("# %d states\n", states);
}

static void a_fault_that_passes_loses_nothing(void)
{
    sweep(false);
}

static void a_fault_that_lasts_is_said_and_loses_nothing(void)
{
    sweep(true);
}

static const struct test tests[] = {
    {"a fault that passes loses nothing", a_fault_that_passes_loses_nothing},
    {"a fault that lasts is said and loses nothing", a_fault_that_lasts_is_said_and_loses_nothing},
};

int main(int argc, char **argv)
{
    int answer = test_main(tests, COUNT(tests), argc, argv);
    desk_clean();
    return answer;
}
