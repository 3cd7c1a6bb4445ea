/* bytes of a file or pipe, as UTF-8.
 *
 * Files are read, never mapped: one that shrinks meanwhile does not end the program.
 * One that is written to between its opening and the end of a reading, the first or a
 * later one, is an error (CJ_EIO): what was read of it is of no use.
 */
#ifndef CJ_CSV_SOURCE_H
#define CJ_CSV_SOURCE_H

#include "cj/digest.h"
#include "cj/error.h"
#include "cj/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cj_source cj_source;

/* Open path ("-" or NULL: standard input).  encoding names how it is written,
 * as iconv knows it; NULL: UTF-8 (a byte order mark is dropped), UTF-16 by its
 * byte order mark, else windows-1252.  Fails with CJ_EIO for what cannot be
 * opened or is a directory, CJ_EUSAGE for an unknown encoding.  Release with
 * cj_source_close(). */
cj_status cj_source_open(cj_source **out, const char *path, const char *encoding, cj_error *err);
void cj_source_close(cj_source *source);

/* Open the path of `before` once more: CJ_EIO if it is not the file any more that it
 * was, in the state that it was in. */
cj_status cj_source_open_again(cj_source **out, const cj_source *before, const char *path,
                               const char *encoding, cj_error *err);

/* CJ_EIO if what stands at path now is not the file of the source in the state that
 * it was opened in.  A source that is no file passes. */
cj_status cj_source_check_path(const cj_source *source, const char *path, cj_error *err);

/* The path as it was given, or "standard input". */
const char *cj_source_name(const cj_source *source);

/* Size in bytes of a regular file, 0 if unknown, and how much was read. */
uint64_t cj_source_size(const cj_source *source);
uint64_t cj_source_position(const cj_source *source);

/* Of `so_far` things that the bytes up to a position brought, how many there will be in the end if
 * the rest brings as many, and a few more, so that what holds them need not move again; `so_far`
 * where the size is not known.  The first rows may not be like the others: at most 64 times. */
size_t cj_source_expect(const cj_source *source, uint64_t position, size_t so_far);

/* Read up to room (at least 4) bytes of UTF-8 into buffer; *got is 0 only at
 * the end.  Fails with CJ_EIO, or CJ_EDATA when a byte does not fit the
 * encoding; everything before that byte has been given out by then. */
cj_status cj_source_read(size_t *got, cj_source *source, char *buffer, size_t room, cj_error *err);

/* Keep what is read from a pipe in memory, so that it can be read again.  To
 * be called before the first read; regular files need no keeping. */
void cj_source_keep(cj_source *source);

/* Keep no more: it will not be read again. */
void cj_source_forget(cj_source *source);

/* Start again from the first byte.  CJ_EIO for a pipe that was not kept. */
cj_status cj_source_rewind(cj_source *source, cj_error *err);

/* A held source (see below) of bytes that are in memory, UTF-8, and are copied;
 * messages call it `name`. */
cj_status cj_source_open_bytes(cj_source **out, const char *name, cj_span bytes, cj_error *err);

/* Let others look at its first bytes before it is read, and reckon its digest.
 * To be called before the first read. */
cj_status cj_source_hold(cj_source *held, cj_error *err);

/* A source that gives the first bytes of a held one, which keeps what was looked
 * at and must outlive it.  Release with cj_source_close(). */
cj_status cj_source_look(cj_source **out, cj_source *held, cj_error *err);

/* Start reading the held source from its first byte. With `keep`, later lookers see the whole file
 * once it was read to its end; without it, they see only the bytes that are buffered now. */
void cj_source_read_on(cj_source *held, bool keep);
bool cj_source_is_read_on(const cj_source *held);

/* Whether all of it can be looked at. */
bool cj_source_is_kept(cj_source *held);

/* The digest of a held source that was read to its end, and how many bytes it has;
 * false for others. */
bool cj_source_digest(char digest[CJ_DIGEST_SIZE], uint64_t *bytes, const cj_source *held);

/* Whether bytes were found that are no UTF-8 and are read as windows-1252
 * because no encoding was given. */
bool cj_source_assumed_1252(const cj_source *source);

/* The encoding that the bytes have, as far as it is known by now, and the byte
 * order mark that they begin with ("": none). */
const char *cj_source_encoding(const cj_source *source);
cj_span cj_source_mark(const cj_source *source);

/* Whether the open file is the one at path (same device and inode). */
bool cj_source_is_file(const cj_source *source, const char *path);

/* For tests: ask the system for at most `bytes` at a time. */
void cj_source_set_chunk(cj_source *source, size_t bytes);

#endif
