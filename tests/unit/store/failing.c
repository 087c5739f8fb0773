#include "failing.h"

static int decide(void *context, enum os_call call, size_t *size)
{
    struct failing *failing = context;
    if (failing->call != OS_CALL_COUNT && failing->call != call) {
        return 0;
    }
    size_t count = ++failing->count;
    bool strikes =
        failing->at > 0 && (count == failing->at || (failing->lasting && count > failing->at));
    if (!strikes) {
        return 0;
    }
    failing->struck++;
    if (call == OS_WRITE && failing->half) {
        *size = *size / 2;
    } else if (call == OS_WRITE && failing->bytes > 0 && *size > failing->bytes) {
        *size = failing->bytes;
    }
    return failing->number;
}

void failing_set(struct failing *failing)
{
    os_set_hook(failing == NULL ? NULL : decide, failing);
}
