// The floors: what the same work costs in plain C with nothing but LMDB and OpenSSL's SHA-256.
//
// Each floor works on the same bytes, in batches of the same size, on the same file system and with
// the same durability as the ledger, and allocates nothing per event. What a floor leaves out is
// said at its function. Any failure of the system ends the process: there is nothing to compare
// then. Every function returns the nanoseconds it took, without opening and closing.

#ifndef FLOOR_H
#define FLOOR_H

#include <stddef.h>
#include <stdint.h>

// Appends the lines of `text`, each ended by a newline, to a new log in the empty folder `folder`:
// one LMDB table position -> line, filled with MDB_APPEND; RFC 6962 leaf and node hashes up to the
// frontier, which is stored with each batch; one commit with fsync per `batch` lines.
// Leaves out: reading the line, deciding, the index of ids, the tiles.
uint64_t floor_append(
  const char *folder, const uint8_t *text, size_t byte_count, uint64_t batch, uint8_t root[32]);

// Walks the log in `folder` with a cursor, hashes every line again and folds the leaves to the root.
// Leaves out: comparing each leaf with a stored one.
uint64_t floor_verify(const char *folder, uint8_t root[32]);

// What `floor_parse` found, so that no compiler can leave the work out.
typedef struct {
  uint64_t lines, names, totals;
  int64_t micros;
} floor_summary;

// Walks the log in `folder` with a cursor and parses every line: kind, item, lot, serial, provider,
// receiver and the value of quantity. The six names are interned; the values are added up by those
// six in an open-addressing hash table in memory.
// Leaves out: every other field, checking that the line is canonical, stock through time,
// corrections, loans, writing anything down.
uint64_t floor_parse(const char *folder, floor_summary *summary);

#endif
