/* Memory: arrays that grow with the overflow checked, and arenas that are released at once. */
#include "cj/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define ARENA_BLOCK_MIN 4096
#define ARENA_BLOCK_MAX (256 * 1024)

struct cj_arena_block {
    cj_arena_block *older;
    size_t used;
    size_t size;
    _Alignas(max_align_t) unsigned char bytes[];
};

/* A piece of size bytes whose offset is a multiple of alignment. */
static void *cut(cj_arena *arena, size_t size, size_t alignment)
{
    cj_arena_block *block = arena->block;
    size_t start = 0;

    if (block != NULL)
        start = (block->used + alignment - 1) & ~(alignment - 1);
    if (block == NULL || start > block->size || block->size - start < size) {
        size_t room = block == NULL ? ARENA_BLOCK_MIN : block->size * 2;

        if (room > ARENA_BLOCK_MAX)
            room = ARENA_BLOCK_MAX;
        if (room < size)
            room = size;
        if (room > SIZE_MAX - sizeof *block)
            return NULL;
        block = malloc(sizeof *block + room);
        if (block == NULL)
            return NULL;
        block->older = arena->block;
        block->size = room;
        arena->block = block;
        start = 0;
    }
    block->used = start + size;
    return block->bytes + start;
}

void *cj_arena_alloc(cj_arena *arena, size_t size)
{
    return cut(arena, size, _Alignof(max_align_t));
}

char *cj_arena_text(cj_arena *arena, const char *text, size_t length)
{
    char *copy = length == SIZE_MAX ? NULL : cut(arena, length + 1, 1);

    if (copy == NULL)
        return NULL;
    if (length > 0)
        memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

void cj_arena_clear(cj_arena *arena)
{
    cj_arena_block *block = arena->block;

    while (block != NULL) {
        cj_arena_block *older = block->older;

        free(block);
        block = older;
    }
    arena->block = NULL;
}

cj_status cj_grow(void *items, size_t *capacity, size_t need, size_t item_size, cj_error *err)
{
    void *old;
    void *grown;
    size_t room = *capacity;

    if (need <= room)
        return CJ_OK;
    /* Half as much again keeps the cost of growing linear and wastes at most a third. */
    room = room < 8 ? 8 : room + room / 2;
    if (room < need)
        room = need;
    if (room > SIZE_MAX / item_size)
        return cj_fail_nomem(err);
    memcpy(&old, items, sizeof old); /* items points to a pointer of any type */
    grown = realloc(old, room * item_size);
    if (grown == NULL)
        return cj_fail_nomem(err);
    memcpy(items, &grown, sizeof grown);
    *capacity = room;
    return CJ_OK;
}

/* ---- pages --------------------------------------------------------------------------------- */

#define PAGES_LEAST (128 * 1024)       /* bytes that are worth pages of their own ... */
#define LARGE_LEAST (4u * 1024 * 1024) /* ... and large ones, where the system has them */

static bool have_own(size_t count, size_t size)
{
    return count * size >= PAGES_LEAST;
}

static void wish_for_large(void *pages, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    if (bytes >= LARGE_LEAST)
        madvise(pages, bytes, MADV_HUGEPAGE);
#endif
}

void *cj_pages_new(size_t count, size_t size)
{
    void *pages;

    if (count > SIZE_MAX / size)
        return NULL;
    if (!have_own(count, size))
        return calloc(count, size);
    pages = mmap(NULL, count * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED)
        return NULL;
    wish_for_large(pages, count * size);
    return pages;
}

void cj_pages_free(void *pages, size_t count, size_t size)
{
    if (pages == NULL)
        return;
    if (have_own(count, size))
        munmap(pages, count * size);
    else
        free(pages);
}

void *cj_pages_grow(void *pages, size_t count, size_t more, size_t size)
{
    void *grown;

    if (more > SIZE_MAX / size)
        return NULL;
    if (pages != NULL && have_own(count, size)) {
        grown = mremap(pages, count * size, more * size, MREMAP_MAYMOVE);
        if (grown == MAP_FAILED)
            return NULL;
        wish_for_large(grown, more * size);
        return grown;
    }
    grown = cj_pages_new(more, size);
    if (grown == NULL)
        return NULL;
    if (pages != NULL)
        memcpy(grown, pages, count * size);
    cj_pages_free(pages, count, size);
    return grown;
}
