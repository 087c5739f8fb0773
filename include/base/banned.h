/* banned.h: calls that do not compile in this house. Included first everywhere, by the command
 * line.
 *
 * The system headers that declare them come first, then the names are poisoned. Instead of:
 * strcpy strcat sprintf vsprintf gets strtok: struct str (base/str.h), which knows its size;
 * atoi atol atof strtol strtoul: num_parse (base/num.h), which checks the range;
 * strncpy strncat: they leave strings without an end, or truncate in silence;
 * localtime gmtime asctime ctime: their answer is shared by all threads, use text/when.h. */
#ifndef RAPPORTEUR_BASE_BANNED_H
#define RAPPORTEUR_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat sprintf vsprintf gets strtok atoi atol atof strtol strtoul strncpy
#pragma GCC poison strncat localtime gmtime asctime ctime

#endif
