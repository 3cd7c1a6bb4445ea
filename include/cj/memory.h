/* cj/memory.h - arenas and growing arrays.
 *
 * Memory has three lifetimes here: the call, the object, and the arena of a
 * dataset or a table, whose many small strings live and die together.
 */
#ifndef CJ_MEMORY_H
#define CJ_MEMORY_H

#include "cj/error.h"

#include <stddef.h>

/* A sequence of blocks from which pieces are cut and never given back singly.
 * Initialise with CJ_ARENA_INIT, release all of it with cj_arena_clear(). */
typedef struct cj_arena_block cj_arena_block;
typedef struct {
    cj_arena_block *block; /* the one that is being cut; older ones hang on it */
} cj_arena;

#define CJ_ARENA_INIT \
    {                 \
        NULL          \
    }

/* Cut size bytes, aligned for any type.  NULL when memory ran out. */
void *cj_arena_alloc(cj_arena *arena, size_t size);

/* A copy of the length bytes at text with a terminating NUL; NULL when memory
 * ran out.  Not aligned: bytes are packed. */
char *cj_arena_text(cj_arena *arena, const char *text, size_t length);

/* Release every piece.  The arena is empty and usable again. */
void cj_arena_clear(cj_arena *arena);

/* Make room for at least `need` elements of item_size bytes in the array at
 * *items, whose capacity in elements is *capacity (0 and NULL at first).  The
 * array grows by half at least, so that appending costs constant time on
 * average; new elements are not initialised.  Fails with CJ_ENOMEM and leaves
 * everything as it was when memory runs out or the size overflows. */
cj_status cj_grow(void *items, size_t *capacity, size_t need, size_t item_size, cj_error *err);

/* `count` elements of `size` bytes, all zero; NULL when memory ran out or the size overflows.  For
 * tables that are looked up all over and are replaced by larger ones: large ones have pages of
 * their own, which are zero before they are touched, and which go back to the system at once.
 * Release with cj_pages_free() and the same numbers. */
void *cj_pages_new(size_t count, size_t size);
void cj_pages_free(void *pages, size_t count, size_t size);

/* The same memory with room for `more` elements instead of `count`, without a second copy of large
 * ones meanwhile; NULL when memory ran out: then it is as it was. */
void *cj_pages_grow(void *pages, size_t count, size_t more, size_t size);

#endif
