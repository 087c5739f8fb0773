/* replay.c: a main for a fuzzer built without libFuzzer: gives it each file named, once, and an
 * empty input. So `make test` replays the seeds, and whatever was found before, with any compiler.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        return 1;
    }
    size_t size = 0;
    size_t room = 1 << 16;
    uint8_t *data = malloc(room);
    while (data != NULL) {
        size += fread(data + size, 1, room - size, file);
        if (size < room)
            break;
        room *= 2;
        uint8_t *grown = realloc(data, room);
        if (grown == NULL)
            free(data);
        data = grown;
    }
    int failed = data == NULL || ferror(file);
    (void)fclose(file);
    if (!failed) {
        printf("%s\n", path); /* before the call: a crash is the last one named */
        (void)fflush(stdout);
        /* An exact copy, so that a read past its end is seen. */
        uint8_t *exact = malloc(size > 0 ? size : 1);
        for (size_t i = 0; exact != NULL && i < size; i++)
            exact[i] = data[i];
        if (exact != NULL)
            (void)LLVMFuzzerTestOneInput(exact, size);
        free(exact);
    }
    free(data);
    return failed;
}

int main(int argc, char **argv)
{
    int answer = 0;
    (void)LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++)
        answer |= replay(argv[i]);
    if (answer == 0)
        printf("ok %d inputs\n", argc);
    return answer;
}
