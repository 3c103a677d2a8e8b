// SHA256_Init/Update/Final are OpenSSL's fastest way to one hash: the EVP functions that replace
// them look the algorithm up and allocate at every message.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "floor.h"

#include <openssl/sha.h>
#include <string.h>

#include "floor_log.h"

// MARK: - The tree

typedef struct {
  uint64_t size;
  int depth;
  uint8_t peaks[64][32];
} frontier;

static void hash_leaf(const uint8_t *line, size_t count, uint8_t out[32]) {
  static const uint8_t prefix = 0;
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, &prefix, 1);
  SHA256_Update(&context, line, count);
  SHA256_Final(out, &context);
}

static void hash_node(const uint8_t left[32], const uint8_t right[32], uint8_t out[32]) {
  uint8_t block[65];
  block[0] = 1;
  memcpy(block + 1, left, 32);
  memcpy(block + 33, right, 32);
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, block, 65);
  SHA256_Final(out, &context);
}

static void add_leaf(frontier *tree, const uint8_t *line, size_t count) {
  uint8_t hash[32];
  hash_leaf(line, count, hash);
  for (uint64_t rest = tree->size; rest & 1; rest >>= 1) {
    tree->depth--;
    hash_node(tree->peaks[tree->depth], hash, hash);
  }
  memcpy(tree->peaks[tree->depth++], hash, 32);
  tree->size++;
}

static void fold(const frontier *tree, uint8_t root[32]) {
  if (tree->depth == 0) {
    SHA256(NULL, 0, root);
    return;
  }
  memcpy(root, tree->peaks[tree->depth - 1], 32);
  for (int index = tree->depth - 2; index >= 0; index--) hash_node(tree->peaks[index], root, root);
}

// MARK: - The log

floor_env floor_open(const char *folder, int creates) {
  floor_env log;
  MUST(mdb_env_create(&log.env));
  MUST(mdb_env_set_mapsize(log.env, (size_t)64 << 30));
  MUST(mdb_env_set_maxdbs(log.env, 2));
  // The safe defaults, as the ledger has them: every commit is on the disk when it returns.
  MUST(mdb_env_open(log.env, folder, MDB_NOTLS, 0600));
  MDB_txn *txn;
  MUST(mdb_txn_begin(log.env, NULL, 0, &txn));
  MUST(mdb_dbi_open(txn, "entries", creates ? MDB_CREATE : 0, &log.entries));
  MUST(mdb_dbi_open(txn, "meta", creates ? MDB_CREATE : 0, &log.meta));
  MUST(mdb_txn_commit(txn));
  return log;
}

// Appends up to `batch` lines from `text`; returns where the next begins.
static const uint8_t *append_batch(
  floor_env log, frontier *tree, const uint8_t *text, const uint8_t *end, uint64_t batch) {
  MDB_txn *txn;
  MDB_cursor *cursor;
  MUST(mdb_txn_begin(log.env, NULL, 0, &txn));
  MUST(mdb_cursor_open(txn, log.entries, &cursor));
  for (uint64_t index = 0; index < batch && text < end; index++) {
    const uint8_t *newline = memchr(text, '\n', (size_t)(end - text));
    const uint8_t *stop = newline ? newline : end;
    uint64_t position = __builtin_bswap64(tree->size);
    MDB_val key = {8, &position};
    MDB_val value = {(size_t)(stop - text), (void *)text};
    add_leaf(tree, text, value.mv_size);
    MUST(mdb_cursor_put(cursor, &key, &value, MDB_APPEND));
    text = stop + 1;
  }
  mdb_cursor_close(cursor);
  MDB_val key = {4, "head"};
  MDB_val value = {sizeof(frontier), tree};
  MUST(mdb_put(txn, log.meta, &key, &value, 0));
  MUST(mdb_txn_commit(txn));
  return text;
}

uint64_t floor_append(
  const char *folder, const uint8_t *text, size_t byte_count, uint64_t batch, uint8_t root[32]) {
  floor_env log = floor_open(folder, 1);
  frontier tree = {0};
  const uint8_t *end = text + byte_count;
  uint64_t start = floor_now();
  while (text < end) text = append_batch(log, &tree, text, end, batch);
  fold(&tree, root);
  uint64_t elapsed = floor_now() - start;
  mdb_env_close(log.env);
  return elapsed;
}

uint64_t floor_verify(const char *folder, uint8_t root[32]) {
  floor_env log = floor_open(folder, 0);
  frontier tree = {0};
  MDB_txn *txn;
  MDB_cursor *cursor;
  MDB_val key, line;
  uint64_t start = floor_now();
  MUST(mdb_txn_begin(log.env, NULL, MDB_RDONLY, &txn));
  MUST(mdb_cursor_open(txn, log.entries, &cursor));
  while (mdb_cursor_get(cursor, &key, &line, MDB_NEXT) == 0) {
    add_leaf(&tree, line.mv_data, line.mv_size);
  }
  mdb_cursor_close(cursor);
  mdb_txn_abort(txn);
  fold(&tree, root);
  uint64_t elapsed = floor_now() - start;
  mdb_env_close(log.env);
  return elapsed;
}
