# rapporteur. `make help` says what can be made; config/packages.txt what it needs.
#
# The sources lie in floors (src/FLOOR, include/FLOOR); tests/style/floors.txt says which floor may use which.
# Each floor becomes an archive, and the floors are built in variants side by side:
#
#     build/release/  what `make` builds and `make install` installs; its program is also build/rapporteur
#     build/debug/    for gdb, valgrind and the tests
#     build/sanitize/ the same with AddressSanitizer and UndefinedBehaviorSanitizer
#     build/fuzzing/  built by clang for libFuzzer (`make fuzz`)
#
# In each: obj/ (objects), gen/ (tables made of config/), lib*.a, rapporteur, tests/, and `flags`, on which every
# object depends. `make BUILD=elsewhere` puts all of it elsewhere. Nothing here touches the network but
# `make run`, `make test` and `make test-tools`, which first install what is missing.

VERSION := 0.1.0
BUILD := build
SHARED := 0

prefix = /usr/local
bindir = $(prefix)/bin
datarootdir = $(prefix)/share
datadir = $(datarootdir)
mandir = $(datarootdir)/man
INSTALL = install

CLANG = clang
CLANG_FORMAT = clang-format
PKG_CONFIG = pkg-config

# --- Flags. CC, CPPFLAGS, CFLAGS and LDFLAGS are the caller's: they come last.

comma := ,
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
    -Wswitch-enum -Wvla -Wwrite-strings -Wcast-qual -Wformat=2 -Wundef -Wnull-dereference
GCC_WARNINGS := -Wformat-signedness -Wduplicated-cond -Wduplicated-branches -Wlogical-op
IS_CLANG := $(findstring clang,$(shell $(CC) --version 2>&1 || :)) # of 127 make itself would tell

COMMON := -std=c11 -D_GNU_SOURCE -DRAPPORTEUR_VERSION=\"$(VERSION)\" -Iinclude -fno-common $(WARNINGS)
BANNED := $(if $(wildcard include/base/banned.h),-include base/banned.h)
FORTIFY := $(if $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all

# The tests (and who works on the program) want no warning; who only builds it is not stopped by a new compiler's.
WERROR_debug := $(if $(filter 0,$(WERROR)),,-Werror)
WERROR_sanitize := $(WERROR_debug)
WERROR_release := $(if $(filter-out 0,$(WERROR)),-Werror)

CC_debug = $(CC)
CC_sanitize = $(CC)
CC_release = $(CC)
CC_fuzzing = $(CLANG)

MODE_debug := -Og -g
MODE_sanitize := -O1 -g -fno-omit-frame-pointer $(SANITIZE)
MODE_release := -O2 -g -fstack-protector-strong $(FORTIFY)
MODE_fuzzing := -O1 -g -fno-omit-frame-pointer $(SANITIZE) -fsanitize=fuzzer-no-link

MORE_WARNINGS := $(if $(IS_CLANG),,$(GCC_WARNINGS))
CFLAGS_debug = $(COMMON) $(MORE_WARNINGS) $(MODE_debug) $(WERROR_debug) $(CPPFLAGS) $(CFLAGS)
CFLAGS_sanitize = $(COMMON) $(MORE_WARNINGS) $(MODE_sanitize) $(WERROR_sanitize) $(CPPFLAGS) $(CFLAGS)
CFLAGS_release = $(COMMON) $(MORE_WARNINGS) $(MODE_release) $(WERROR_release) $(CPPFLAGS) $(CFLAGS)
CFLAGS_fuzzing = $(COMMON) $(MODE_fuzzing)

# The tables of countries, commands and words are full of addresses: 4,000 relocations, 100 kB to read at each start. In
# this form they are 2 kB; libc can read it from 2.36 on, and then says so.
SHORT_RELOCATIONS := $(if $(shell grep -saq GLIBC_ABI_DT_RELR "$$($(CC) -print-file-name=libc.so.6)" && echo yes),-Wl$(comma)-z$(comma)pack-relative-relocs)

LDFLAGS_debug = $(LDFLAGS)
LDFLAGS_sanitize = $(SANITIZE) $(LDFLAGS)
LDFLAGS_release = -Wl,-z,relro,-z,now $(SHORT_RELOCATIONS) $(LDFLAGS)
LDFLAGS_fuzzing = $(SANITIZE)

# --- Libraries, each at the one floor that uses it.

LIBS_text := $(shell $(PKG_CONFIG) --libs libutf8proc 2>/dev/null || echo -lutf8proc)
LIBS_csv := -lcsv
LIBS_store := -liniparser -lpthread
LIBS_run := $(shell $(PKG_CONFIG) --libs ncursesw libedit 2>/dev/null || echo -lncursesw -ltinfo -ledit)
LIBS_terminal := $(shell $(PKG_CONFIG) --libs vterm 2>/dev/null || echo -lvterm) -lutil

# What people run has these libraries in it, where the system has all of them as archives, as Debian's -dev packages do:
# to find, map and bind nine shared files took a seventh of a start, and half a megabyte. SHARED=1, for a distribution,
# leaves them outside. (libedit's archive needs bsd and md. libc stays shared: it finds users and character sets so.)
INSIDE := ncursesw edit tinfo bsd md iniparser csv utf8proc
archives_inside = $(filter /%,$(shell for l in $(INSIDE); do $(CC) -print-file-name=lib$$l.a; done))
has_all_inside = $(filter $(words $(INSIDE)),$(words $(archives_inside)))
# $(call linked,VARIANT,LIBRARIES): how these come into the program.
linked = $(if $(and $(filter release0,$1$(SHARED)),$(has_all_inside)),$(archives_inside) $(filter-out $(INSIDE:%=-l%),$2),$2)

# --- Floors. may_FLOOR: what it may include; below_FLOOR: those and all that they need, so as to link.

FLOORS_FILE := tests/style/floors.txt
FLOORS := $(filter-out gen,$(shell sed -n 's/^\([a-z]*\):.*/\1/p' $(FLOORS_FILE)))
$(foreach f,$(FLOORS),$(eval may_$f := $(shell sed -n 's/^$f: *//p' $(FLOORS_FILE))))
$(foreach f,$(FLOORS),$(eval below_$f := $(filter $(may_$f) $(foreach m,$(may_$f),$(below_$m)),$(FLOORS))))

# $(call reverse,WORDS); $(call archives,VARIANT,FLOOR) and $(call libraries,FLOOR): what a program of that
# floor is linked with, upper floors first, as the linker reads archives once.
reverse = $(if $1,$(call reverse,$(wordlist 2,$(words $1),$1)) $(firstword $1))
archives = $(foreach f,$2 $(call reverse,$(below_$2)),$(BUILD)/$1/lib$f.a)
libraries = $(foreach f,$1 $(call reverse,$(below_$1)),$(LIBS_$f))

# Tables that src/gen writes from config/, by floor.
GEN_SOURCES := $(wildcard src/gen/*.c)
TABLES_model := $(if $(GEN_SOURCES),country_table)

HAS_PROGRAM := $(wildcard src/cli/main.c)

# --- Tests: a program for each *_test.c; the other files of its folder are linked to each of them.

tests_in = $(patsubst %.c,%,$(wildcard $1/*_test.c))
helpers_in = $(patsubst %.c,%.o,$(filter-out %_test.c %_fuzz.c,$(wildcard $1/*.c)))

UNIT_TESTS := $(foreach f,$(FLOORS),$(call tests_in,tests/unit/$f))
FAULT_TESTS := $(call tests_in,tests/faults)
TERMINAL_TESTS := $(call tests_in,tests/terminal)
FUZZERS := $(patsubst %.c,%,$(wildcard tests/fuzz/*_fuzz.c))

# --- What can be made.

VARIANTS := debug sanitize release

Q := $(if $(V),,@)
SAY := $(if $(V),@:,@echo)

.PHONY: all $(VARIANTS) run test test-tools bench fuzz fuzzers check-style format install uninstall clean help \
    build-unit sanitize-fuzz FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/rapporteur $(BUILD)/compile_commands.json

help:
	@sed -n 's/^#:\( \|$$\)//p' Makefile

#: make              build/rapporteur; no network, no packages
#: make run          installs what is missing, builds, opens a copy of the sample session
#: make test         installs what is missing (no heavy tools), builds, runs every test it has the tools for
#: make test-tools   installs the heavy tools, so that `make test` skips nothing
#: make install      DESTDIR, prefix, bindir, datadir, mandir; make uninstall takes it away
#: make check-style  layers, lengths, guards, each header alone, format, tidy, cppcheck
#: make format       clang-format over all sources, in place
#: make fuzz         each fuzzer for FUZZ_SECONDS (60), and ten million keys
#: make bench        speed, as ratios against peers
#: make debug        build/debug (or sanitize, release): the program and all test programs of that variant
#: make unit-FLOOR   builds and runs one floor's unit tests, debug and sanitize
#: make clean        removes build/
#:
#: V=1 shows the commands, WERROR=1 / WERROR=0 makes warnings errors or not, BUILD=folder builds elsewhere,
#: SHARED=1 links shared libraries only.
#: One test: make build/debug/tests/unit/base/str_test && build/debug/tests/unit/base/str_test [part of a name]

# The rules of one variant. A `fuzzing` program has libFuzzer's main, one of another variant replay.c's.
fuzz_main = $(if $(filter-out fuzzing,$1),$(BUILD)/$1/tests/fuzz/replay.o)

define variant
$1: $(if $(HAS_PROGRAM),$(BUILD)/$1/rapporteur) $(BUILD)/compile_commands.json \
    $(patsubst %,$(BUILD)/$1/%,$(UNIT_TESTS) $(FAULT_TESTS) $(TERMINAL_TESTS))

$(BUILD)/$1/flags: FORCE
	@mkdir -p $$(@D)
	@echo '$$(subst ','\'',$$(CC_$1) $$(CFLAGS_$1) $$(BANNED) $$(LDFLAGS_$1) $$(SHARED))' >$$@.new
	@if cmp -s $$@.new $$@; then rm $$@.new; else mv $$@.new $$@; fi

$(BUILD)/$1/obj/%.o: src/%.c $(BUILD)/$1/flags
	@mkdir -p $$(@D)
	$$(SAY) "$1 $$<"
	$$(Q)$$(CC_$1) $$(CFLAGS_$1) $$(BANNED) -MMD -MP -c $$< -o $$@

$(BUILD)/$1/tests/%.o: tests/%.c $(BUILD)/$1/flags
	@mkdir -p $$(@D)
	$$(SAY) "$1 $$<"
	$$(Q)$$(CC_$1) $$(CFLAGS_$1) -Itests -MMD -MP -c $$< -o $$@

$(BUILD)/$1/rapporteur: $(call archives,$1,cli)
	$$(SAY) "$1 rapporteur"
	$$(Q)$$(CC_$1) $$(CFLAGS_$1) $$(LDFLAGS_$1) -o $$@ $(call archives,$1,cli) $$(call linked,$1,$(call libraries,cli))

$(BUILD)/$1/gen/tables: $(patsubst src/%.c,$(BUILD)/$1/obj/%.o,$(GEN_SOURCES)) $(BUILD)/$1/libtext.a $(BUILD)/$1/libbase.a
	@mkdir -p $$(@D)
	$$(Q)$$(CC_$1) $$(CFLAGS_$1) $$(LDFLAGS_$1) -o $$@ $$^ $(LIBS_text)

$(BUILD)/$1/gen/%_table.c: $(BUILD)/$1/gen/tables $(wildcard config/*.csv)
	$$(SAY) "$1 $$(@F)"
	$$(Q)$$< config/ $$(@D)/

$(BUILD)/$1/gen/%_table.o: $(BUILD)/$1/gen/%_table.c
	$$(Q)$$(CC_$1) $$(CFLAGS_$1) $$(BANNED) -MMD -MP -c $$< -o $$@

$(foreach f,$(FLOORS),$(call floor,$1,$f))
$(call test_programs,$1,tests/terminal,$(call archives,$1,run),$(call libraries,run) $(LIBS_terminal))
$(call test_programs,$1,tests/faults,$(patsubst %,$(BUILD)/$1/%,$(call helpers_in,tests/unit/store)) \
    $(call archives,$1,run),$(call libraries,run))
$(BUILD)/$1/tests/fuzz/%_fuzz: $(BUILD)/$1/tests/fuzz/%_fuzz.o $(call fuzz_main,$1) $(call archives,$1,run)
	$$(Q)$$(CC_$1) $$(CFLAGS_$1) $$(LDFLAGS_$1) -o $$@ $$^ $(call libraries,run) $(if $(filter fuzzing,$1),-fsanitize=fuzzer)
endef

# $(call floor,VARIANT,FLOOR): its archive (made anew when a file comes or goes: the folder is a prerequisite)
# and the programs of its unit tests.
define floor
$(BUILD)/$1/lib$2.a: $(patsubst src/%.c,$(BUILD)/$1/obj/%.o,$(wildcard src/$2/*.c)) \
    $(TABLES_$2:%=$(BUILD)/$1/gen/%.o) $(wildcard src/$2)
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(Q)$$(AR) rcs $$@ $$(filter %.o,$$^)
$(call test_programs,$1,tests/unit/$2,$(call archives,$1,$2),$(call libraries,$2))

endef

# $(call test_programs,VARIANT,FOLDER,ARCHIVES,LIBRARIES): how the *_test of that folder are linked.
define test_programs
$(BUILD)/$1/$2/%_test: $(BUILD)/$1/$2/%_test.o $(patsubst %,$(BUILD)/$1/%,$(call helpers_in,$2)) $3
	$$(Q)$$(CC_$1) $$(CFLAGS_$1) $$(LDFLAGS_$1) -o $$@ $$^ $4

endef

$(foreach v,$(VARIANTS) fuzzing,$(eval $(call variant,$v)))

$(BUILD)/rapporteur: $(BUILD)/release/rapporteur
	$(Q)cp $< $@.new && mv -f $@.new $@ # not over it: it may be running


# The test programs that tests/run asks for.
build-unit: $(foreach v,debug sanitize,$(patsubst %,$(BUILD)/$v/%,$(UNIT_TESTS)))
sanitize-fuzz: $(patsubst %,$(BUILD)/sanitize/%,$(FUZZERS))
fuzzers: $(patsubst %,$(BUILD)/fuzzing/%,$(FUZZERS))
$(foreach f,$(FLOORS),$(eval build-unit-$f: $(foreach v,debug sanitize,\
    $(patsubst %,$(BUILD)/$v/%,$(filter tests/unit/$f/%,$(UNIT_TESTS))))))

# What editors and clang-tidy read: the flags of debug, without those that only gcc knows.
$(BUILD)/compile_commands.json: $(BUILD)/debug/flags tests/style/compile_commands $(wildcard src/* tests/* tests/unit/*)
	@tests/style/compile_commands '$(CURDIR)' '$(COMMON) $(MODE_debug) $(CPPFLAGS)' '$(BANNED)' >$@

# --- The two commands, and what belongs to them.

run:
	@.ci/install build
	@$(MAKE) --no-print-directory all
	@mkdir -p $(BUILD)/sample
	@[ -e $(BUILD)/sample/talk.csv ] || cp -R $(wildcard samples/talk.csv samples/talk.journal) $(BUILD)/sample/
	@if [ -t 0 ] && [ -t 1 ]; then \
	    exec $(BUILD)/rapporteur $(BUILD)/sample/talk.csv; \
	else \
	    echo "make run: there is no terminal here, so this is the report of $(BUILD)/sample/talk.csv" >&2; \
	    exec $(BUILD)/rapporteur report $(BUILD)/sample/talk.csv; \
	fi

# Where something cannot be installed it is named, and the tests that need it are skipped or fail by name.
test:
	@.ci/install build test || true
	@BUILD='$(BUILD)' MAKE='$(MAKE)' tests/run all

test-tools:
	@BUILD='$(BUILD)' .ci/install build test tools

unit-%: FORCE
	@BUILD='$(BUILD)' MAKE='$(MAKE)' tests/run unit '$*'

fuzz:
	@BUILD='$(BUILD)' MAKE='$(MAKE)' tests/run fuzzing

check-style: $(BUILD)/compile_commands.json
	@BUILD='$(BUILD)' tests/run style

format:
	@tests/style/format --fix

bench: $(BUILD)/rapporteur
	@BUILD='$(BUILD)' RAPPORTEUR='$(abspath $(BUILD)/rapporteur)' tests/bench/run

# --- Installing. The program prints its man page and completions itself, from the table of commands.

MAN_PAGE = $(DESTDIR)$(mandir)/man1/rapporteur.1
BASH_COMPLETION = $(DESTDIR)$(datadir)/bash-completion/completions/rapporteur
ZSH_COMPLETION = $(DESTDIR)$(datadir)/zsh/site-functions/_rapporteur
FISH_COMPLETION = $(DESTDIR)$(datadir)/fish/vendor_completions.d/rapporteur.fish
DATA = $(DESTDIR)$(datadir)/rapporteur
INSTALLED_DATA := $(wildcard config/rapporteur.ini samples/*.csv)
TEMPLATES := $(wildcard config/templates/*.ini)

install: $(BUILD)/rapporteur
	$(INSTALL) -d '$(DESTDIR)$(bindir)' '$(DATA)/templates' '$(dir $(MAN_PAGE))' '$(dir $(BASH_COMPLETION))' \
	    '$(dir $(ZSH_COMPLETION))' '$(dir $(FISH_COMPLETION))'
	$(INSTALL) -m 755 $(BUILD)/rapporteur '$(DESTDIR)$(bindir)/rapporteur'
	$(if $(INSTALLED_DATA),$(INSTALL) -m 644 $(INSTALLED_DATA) '$(DATA)')
	$(INSTALL) -m 644 $(TEMPLATES) '$(DATA)/templates'
	umask 022; $(BUILD)/rapporteur docs man >'$(MAN_PAGE)'
	umask 022; $(BUILD)/rapporteur docs bash >'$(BASH_COMPLETION)'
	umask 022; $(BUILD)/rapporteur docs zsh >'$(ZSH_COMPLETION)'
	umask 022; $(BUILD)/rapporteur docs fish >'$(FISH_COMPLETION)'

uninstall:
	rm -f '$(DESTDIR)$(bindir)/rapporteur' '$(MAN_PAGE)' '$(BASH_COMPLETION)' '$(ZSH_COMPLETION)' '$(FISH_COMPLETION)' \
	    $(patsubst %,'$(DATA)/%',$(notdir $(INSTALLED_DATA))) $(patsubst %,'$(DATA)/templates/%',$(notdir $(TEMPLATES)))
	-rmdir '$(DATA)/templates' '$(DATA)'

clean:
	rm -rf $(BUILD)

-include $(wildcard $(patsubst %,$(BUILD)/*/%.d,obj/*/* tests/*/* tests/unit/*/* gen/*))
