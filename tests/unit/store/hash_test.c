#include "store/hash.h"

#include "base/num.h"
#include "expect.h"

/* From the reference program (MurmurHash3_x64_128, seed 0), its two words with the low byte first.
 */
static const struct {
    const char *text, *hash;
} vectors[] = {
    {"", "00000000000000000000000000000000"},
    {"hello", "029bbd41b3a7d8cb191dae486a901e5b"},
    {"The quick brown fox jumps over the lazy dog", "6c1b07bc7bbc4be347939ac4a93c437a"},
};

static void expect_hash(const struct hash *hash, const char *wanted)
{
    unsigned char bytes[HASH_SIZE];
    char text[2 * HASH_SIZE + 1];
    hash_get(hash, bytes);
    num_format_hex(bytes, HASH_SIZE, text);
    expect_str(text, wanted);
}

static void known_texts_have_their_known_hash(void)
{
    for (size_t i = 0; i < COUNT(vectors); i++) {
        struct hash hash = {0};
        hash_add(&hash, slice_of(vectors[i].text));
        expect_hash(&hash, vectors[i].hash);
    }
}

static void the_hash_does_not_depend_on_the_pieces(void)
{
    struct slice text = slice_of(vectors[2].text);
    for (size_t first = 0; first <= text.size; first++) {
        for (size_t second = first; second <= text.size; second++) {
            struct hash hash = {0};
            test_row("%zu, %zu", first, second);
            hash_add(&hash, slice_head(text, first));
            hash_add(&hash, slice_make(text.at + first, second - first));
            hash_add(&hash, slice_from(text, second));
            expect_hash(&hash, vectors[2].hash);
        }
    }
}

static const struct test tests[] = {
    {"known texts have their known hash", known_texts_have_their_known_hash},
    {"the hash does not depend on the pieces", the_hash_does_not_depend_on_the_pieces},
};

int main(int argc, char **argv)
{
    return test_main(tests, COUNT(tests), argc, argv);
}
