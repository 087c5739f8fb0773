/* floor.c: what the machine and ncurses cost by themselves: echoes keys, and does nothing else.
 * With a file as its argument it appends each line to that file at Enter and syncs it before it
 * paints. */
#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

static char line[4096];

static int keep(int file, size_t size)
{
    return file < 0 || (write(file, line, size) == (ssize_t)size && fdatasync(file) == 0) ? 0 : 1;
}

int main(int argc, char **argv)
{
    int file = argc > 1 ? open(argv[1], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    (void)setlocale(LC_ALL, "");
    if (newterm(NULL, stdout, stdin) == NULL) {
        return 3;
    }
    raw();
    nonl();
    noecho();
    scrollok(stdscr, TRUE);
    for (int row = 0; row < LINES - 2; row++) {
        mvaddstr(row, 0,
                 "what a screen full of words costs, and not a thing more than these words do");
    }
    mvaddstr(LINES - 1, 0, "ready");
    move(LINES - 2, 0);
    refresh();
    size_t size = 0;
    for (;;) {
        int key = getch();
        if (key == ERR || key == 'Q' - '@') {
            break;
        }
        if (key == '\r') {
            line[size] = '\n';
            if (keep(file, size + 1) != 0) {
                break;
            }
            size = 0;
            move(LINES - 2, 0);
            clrtoeol();
        } else {
            line[size] = (char)key;
            size = size + 2 < sizeof line ? size + 1 : size;
            addch((chtype)key);
        }
        refresh();
    }
    endwin();
    return 0;
}
