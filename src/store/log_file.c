#include "store/log_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"
#include "base/os.h"
#include "store/hash.h"

enum { BLOCK = 64 * 1024 };

void log_file_release(struct log_file *file)
{
    str_release(&file->name);
    str_release(&file->author);
    *file = (struct log_file){0};
}

static bool has_ending(const char *name, const char *ending)
{
    return name[0] != '.' && slice_ends(slice_of(name), slice_of(ending));
}

bool log_file_is_log(const char *name)
{
    return has_ending(name, ".log");
}

bool log_file_is_draft(const char *name)
{
    return has_ending(name, ".draft");
}

bool log_file_parse_name(struct slice name, struct slice *author, struct slice *tag)
{
    struct slice rest = slice_head(name, slice_find(name, '.'));
    struct slice time;
    if (!slice_next(&rest, '-', &time) || !slice_next(&rest, '-', author) ||
        !slice_next(&rest, '-', tag)) {
        return false;
    }
    /* A conflict copy's mark may follow after a blank. */
    bool ends = tag->size == TAG_SIZE || (tag->size > TAG_SIZE && tag->at[TAG_SIZE] == ' ');
    *tag = slice_head(*tag, TAG_SIZE);
    return ends && tag_is(*tag);
}

/* One reading. */
struct reading {
    struct log_file *file;
    const struct log_visitor *visitor;
    struct log_line line;
};

static void set_header(struct log_file *file, const struct log_header *header)
{
    file->header = *header;
    str_set(&file->author, header->author);
    memcpy(file->tag, header->tag.at, TAG_SIZE);
    file->header.author = str_slice(&file->author);
    file->header.tag = slice_make(file->tag, TAG_SIZE);
}

/* The header is not to be read: the name says who it was, and stands for the run's number. */
static void take_name(struct log_file *file)
{
    struct log_header header = {.version = LOG_LINE_VERSION};
    struct slice name = str_slice(&file->name);
    if (!log_file_parse_name(name, &header.author, &header.tag)) {
        file->state = LOG_FILE_FOREIGN;
        return;
    }
    struct hash hash = {0};
    hash_add(&hash, slice_head(name, (size_t)(header.tag.at + TAG_SIZE - name.at)));
    hash_get(&hash, header.run);
    set_header(file, &header);
    file->damaged_header = true;
    file->state = LOG_FILE_GOOD;
}

/* The place after the first part of `line` that ends in its own crc, where a line end was damaged;
 * 0 for none. The crc goes along, so that this is linear. */
static size_t find_crc(struct slice line)
{
    enum { CRC_DIGITS = 8 };
    uint32_t crc = 0;
    size_t done = 0;
    for (size_t tab = 0; tab + 1 + CRC_DIGITS < line.size; tab++) {
        unsigned char bytes[4];
        if (line.at[tab] != '\t' ||
            !num_parse_hex(slice_make(line.at + tab + 1, CRC_DIGITS), bytes, sizeof bytes)) {
            continue;
        }
        crc = num_crc32(crc, slice_make(line.at + done, tab - done));
        done = tab;
        if (crc == ((uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
                    bytes[3])) {
            return tab + 1 + CRC_DIGITS;
        }
    }
    return 0;
}

static void take_line(struct reading *reading, struct slice line)
{
    struct log_file *file = reading->file;
    if (log_line_parse(line, &reading->line)) {
        reading->visitor->action(reading->visitor->context, file, &reading->line.action);
        return;
    }
    size_t end = find_crc(line);
    if (end > 0 && log_line_parse(slice_head(line, end), &reading->line)) {
        reading->visitor->action(reading->visitor->context, file, &reading->line.action);
        line = slice_from(line, end + 1);
        if (log_line_parse(line, &reading->line)) {
            reading->visitor->action(reading->visitor->context, file, &reading->line.action);
            return;
        }
    }
    if (reading->visitor->damaged != NULL) {
        reading->visitor->damaged(reading->visitor->context, file, log_line_seq(line));
    }
}

static void take_first(struct reading *reading, struct slice line)
{
    struct log_file *file = reading->file;
    struct log_header header;
    struct slice rest = {NULL, 0};
    enum log_header_found found = log_header_parse(LOG_LINE_JOURNAL, line, &header);
    if (found == LOG_HEADER_DAMAGED) {
        size_t end = find_crc(line);
        if (end > 0) {
            rest = slice_from(line, end + 1);
            found = log_header_parse(LOG_LINE_JOURNAL, slice_head(line, end), &header);
        }
    }
    if (found == LOG_HEADER_GOOD) {
        file->state = LOG_FILE_GOOD;
        set_header(file, &header);
    } else if (found == LOG_HEADER_NEWER) {
        file->state = LOG_FILE_NEWER;
    } else {
        take_name(file);
    }
    if (file->state == LOG_FILE_GOOD &&
        !reading->visitor->header(reading->visitor->context, file)) {
        file->state = LOG_FILE_FOREIGN;
    }
    if (file->state == LOG_FILE_GOOD && rest.size > 0) {
        take_line(reading, rest);
    }
}

/* All whole lines at the front of `bytes`; how many bytes they have. */
static size_t take_lines(struct reading *reading, struct slice bytes)
{
    size_t used = 0;
    while (used < bytes.size) {
        const char *end = memchr(bytes.at + used, '\n', bytes.size - used);
        if (end == NULL) {
            break;
        }
        struct slice line = slice_make(bytes.at + used, (size_t)(end - bytes.at) - used);
        if (reading->file->state == LOG_FILE_NEW) {
            take_first(reading, line);
        } else if (reading->file->state == LOG_FILE_GOOD) {
            take_line(reading, line);
        }
        used += line.size + 1;
        reading->file->line++;
    }
    return used;
}

/* What stands behind the last line end: a line that is whole but for its end counts, now and, as
 * the offset stays before it, again when the end is there. Otherwise it is torn, or not yet written
 * to its end. */
static void take_tail(struct reading *reading, struct slice tail)
{
    struct log_file *file = reading->file;
    struct log_line *line = &reading->line;
    bool whole = false;
    if (file->state == LOG_FILE_GOOD && tail.size > 0) {
        size_t end = find_crc(tail);
        whole =
            log_line_parse(tail, line) || (end > 0 && log_line_parse(slice_head(tail, end), line));
        if (whole) {
            reading->visitor->action(reading->visitor->context, file, &line->action);
        }
    }
    file->torn = tail.size > 0 && !whole;
    file->torn_seq = log_line_seq(tail);
}

static bool read_blocks(struct reading *reading, int fd, uint64_t most)
{
    struct str kept = {0};
    struct log_file *file = reading->file;
    bool good = true;
    uint64_t total = (uint64_t)file->offset;
    for (;;) {
        str_reserve(&kept, BLOCK);
        ssize_t size = os_read(fd, kept.at + kept.size, BLOCK);
        if (size <= 0) {
            good = size == 0;
            break;
        }
        kept.size += (size_t)size;
        total += (uint64_t)size;
        if (total > most) {
            errno = EFBIG;
            good = false;
            break;
        }
        size_t used = take_lines(reading, str_slice(&kept));
        file->offset += (off_t)used;
        kept.size -= used;
        if (used > 0) {
            memmove(kept.at, kept.at + used, kept.size);
        }
        if (file->state == LOG_FILE_NEWER || file->state == LOG_FILE_FOREIGN) {
            break; /* left aside */
        }
    }
    int number = errno;
    if (good) {
        take_tail(reading, str_slice(&kept));
    }
    str_release(&kept);
    errno = number;
    return good;
}

static int64_t modified_of(const struct stat *found)
{
    return (int64_t)found->st_mtim.tv_sec * 1000000000 + found->st_mtim.tv_nsec;
}

/* Positions `fd` where the last reading ended, or at the start where the file is another one. */
static bool start(struct log_file *file, int fd)
{
    struct stat found;
    if (!os_stat(fd, &found)) {
        return false;
    }
    if (!S_ISREG(found.st_mode)) {
        errno = EINVAL;
        return false;
    }
    if (found.st_ino != file->inode || found.st_size < file->offset) {
        file->offset = 0;
        file->line = 1;
        file->state = LOG_FILE_NEW;
        file->damaged_header = false;
    }
    file->inode = found.st_ino;
    file->size = found.st_size;
    file->modified = modified_of(&found);
    return lseek(fd, file->offset, SEEK_SET) >= 0;
}

static bool probe(int fd)
{
    /* The lock, if it is free, is ours only until the descriptor is closed. */
    return !os_lock(fd) && errno == EWOULDBLOCK;
}

bool log_file_read(struct log_file *file, int folder, uint64_t most,
                   const struct log_visitor *visitor, struct err *err)
{
    const char *name = str_text(&file->name);
    int fd = os_open(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    if (fd < 0) {
        return err_system(err, errno, name, "open a log of the journal");
    }
    struct reading reading = {.file = file, .visitor = visitor};
    bool good = start(file, fd) && read_blocks(&reading, fd, most);
    if (!good) {
        err_system(err, errno, name, "read a log of the journal");
    }
    file->living = good && file->state == LOG_FILE_GOOD && probe(fd);
    log_line_release(&reading.line);
    os_close(fd);
    return good;
}

bool log_file_changed(const struct log_file *file, int folder)
{
    struct stat found;
    return os_stat_at(folder, str_text(&file->name), false, &found) &&
           (found.st_ino != file->inode || found.st_size != file->size ||
            modified_of(&found) != file->modified);
}

void log_file_note(struct log_file *file, int folder)
{
    struct stat found;
    if (os_stat_at(folder, str_text(&file->name), false, &found)) {
        file->inode = found.st_ino;
        file->size = file->offset = found.st_size;
        file->modified = modified_of(&found);
    }
}

void log_file_probe(struct log_file *file, int folder)
{
    int fd = os_open(folder, str_text(&file->name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
    file->living = fd >= 0 && probe(fd);
    if (fd >= 0) {
        os_close(fd);
    }
}
