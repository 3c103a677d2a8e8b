#include <string.h>

#include "floor.h"
#include "floor_log.h"

// MARK: - Names

typedef struct {
  uint64_t hash;
  uint32_t offset, count, number;
} name_slot;

typedef struct {
  name_slot *slots;
  uint8_t *bytes;
  size_t slot_count, used, byte_count, byte_capacity;
} name_table;

static inline uint64_t mix(uint64_t hash, uint64_t word) {
  unsigned __int128 product =
    (unsigned __int128)(hash ^ word) * (((unsigned __int128)0x9E3779B9u << 32) | 0x7F4A7C15u);
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t hash_name(const uint8_t *text, size_t count) {
  uint64_t hash = count + 0x51;
  for (; count >= 8; text += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, text, 8);
    hash = mix(hash, word);
  }
  uint64_t word = 0;
  memcpy(&word, text, count);
  return mix(hash, word) | 1;
}

static void grow_names(name_table *table) {
  name_slot *old = table->slots;
  size_t old_count = table->slot_count;
  table->slot_count = old_count ? old_count * 2 : 4096;
  table->slots = calloc(table->slot_count, sizeof(name_slot));
  for (size_t index = 0; index < old_count; index++) {
    if (!old[index].hash) continue;
    size_t place = old[index].hash & (table->slot_count - 1);
    while (table->slots[place].hash) place = (place + 1) & (table->slot_count - 1);
    table->slots[place] = old[index];
  }
  free(old);
}

// The number of a name, from 1.
static uint32_t intern(name_table *table, const uint8_t *text, size_t count) {
  if (table->used * 2 >= table->slot_count) grow_names(table);
  uint64_t hash = hash_name(text, count);
  size_t place = hash & (table->slot_count - 1);
  for (; table->slots[place].hash; place = (place + 1) & (table->slot_count - 1)) {
    name_slot *slot = &table->slots[place];
    if (slot->hash == hash && slot->count == count &&
        memcmp(table->bytes + slot->offset, text, count) == 0) {
      return slot->number;
    }
  }
  while (table->byte_count + count > table->byte_capacity) {
    table->byte_capacity = table->byte_capacity ? table->byte_capacity * 2 : 65536;
    table->bytes = realloc(table->bytes, table->byte_capacity);
  }
  memcpy(table->bytes + table->byte_count, text, count);
  table->slots[place] =
    (name_slot){hash, (uint32_t)table->byte_count, (uint32_t)count, (uint32_t)++table->used};
  table->byte_count += count;
  return (uint32_t)table->used;
}

// MARK: - Totals

enum { KIND, ITEM, LOT, SERIAL, PROVIDER, RECEIVER, FIELD_COUNT };

typedef struct {
  uint32_t names[FIELD_COUNT];
  int64_t micros;
} total_slot;

typedef struct {
  total_slot *slots;
  size_t slot_count, used;
} total_table;

static inline size_t total_place(const total_table *table, const uint32_t names[FIELD_COUNT]) {
  uint64_t words[3];
  memcpy(words, names, sizeof words);
  return mix(mix(mix(0x51, words[0]), words[1]), words[2]) & (table->slot_count - 1);
}

static void grow_totals(total_table *table) {
  total_slot *old = table->slots;
  size_t old_count = table->slot_count;
  table->slot_count = old_count ? old_count * 2 : 4096;
  table->slots = calloc(table->slot_count, sizeof(total_slot));
  for (size_t index = 0; index < old_count; index++) {
    if (!old[index].names[KIND]) continue;
    size_t place = total_place(table, old[index].names);
    while (table->slots[place].names[KIND]) place = (place + 1) & (table->slot_count - 1);
    table->slots[place] = old[index];
  }
  free(old);
}

static void add_total(total_table *table, const uint32_t names[FIELD_COUNT], int64_t micros) {
  if (table->used * 2 >= table->slot_count) grow_totals(table);
  size_t place = total_place(table, names);
  while (table->slots[place].names[KIND] &&
         memcmp(table->slots[place].names, names, sizeof(uint32_t) * FIELD_COUNT) != 0) {
    place = (place + 1) & (table->slot_count - 1);
  }
  total_slot *slot = &table->slots[place];
  if (!slot->names[KIND]) {
    memcpy(slot->names, names, sizeof slot->names);
    table->used++;
  }
  slot->micros += micros;
}

// MARK: - Lines

// From the byte behind an opening quote to its closing one.
static inline const uint8_t *string_end(const uint8_t *at, const uint8_t *end) {
  while (1) {
    const uint8_t *quote = memchr(at, '"', (size_t)(end - at));
    if (!quote) return end;
    const uint8_t *before = quote;
    while (before > at && before[-1] == '\\') before--;
    if (((quote - before) & 1) == 0) return quote;
    at = quote + 1;
  }
}

// Behind an object or a list of strings.
static const uint8_t *skip_collection(const uint8_t *at, const uint8_t *end) {
  for (int depth = 0; at < end; at++) {
    if (*at == '"') at = string_end(at + 1, end);
    else if (*at == '{' || *at == '[') depth++;
    else if ((*at == '}' || *at == ']') && --depth == 0) return at + 1;
  }
  return end;
}

// Which of the six fields bears this name, or -1.
static inline int field_named(const uint8_t *name, size_t count) {
  switch (count) {
    case 3: return memcmp(name, "lot", 3) == 0 ? LOT : -1;
    case 4:
      if (memcmp(name, "kind", 4) == 0) return KIND;
      return memcmp(name, "item", 4) == 0 ? ITEM : -1;
    case 6: return memcmp(name, "serial", 6) == 0 ? SERIAL : -1;
    case 8:
      if (memcmp(name, "provider", 8) == 0) return PROVIDER;
      return memcmp(name, "receiver", 8) == 0 ? RECEIVER : -1;
    default: return -1;
  }
}

// The decimal after `"value":"` of a quantity at `at`, in millionths.
static int64_t quantity_micros(const uint8_t *at, const uint8_t *end) {
  static const char unit[] = "{\"unit\":\"", value[] = "\",\"value\":\"";
  at = string_end(at + sizeof unit - 1, end) + sizeof value - 1;
  int negative = at < end && *at == '-';
  if (negative) at++;
  int64_t micros = 0;
  while (at < end && *at >= '0' && *at <= '9') micros = micros * 10 + (*at++ - '0');
  int digits = 0;
  if (at < end && *at == '.') {
    for (at++; at < end && *at >= '0' && *at <= '9'; digits++) micros = micros * 10 + (*at++ - '0');
  }
  for (; digits < 6; digits++) micros *= 10;
  return negative ? -micros : micros;
}

static void parse_line(
  const uint8_t *at, const uint8_t *end, name_table *names, total_table *totals) {
  uint32_t found[FIELD_COUNT] = {0};
  int64_t micros = 0;
  at++;
  while (at < end && *at == '"') {
    const uint8_t *name = at + 1;
    const uint8_t *name_end = string_end(name, end);
    size_t count = (size_t)(name_end - name);
    at = name_end + 2;
    if (at >= end) break;
    if (*at == '"') {
      const uint8_t *text = at + 1;
      at = string_end(text, end);
      int field = field_named(name, count);
      if (field >= 0) found[field] = intern(names, text, (size_t)(at - text));
      at++;
    } else if (*at == '{' || *at == '[') {
      if (count == 8 && memcmp(name, "quantity", 8) == 0) micros = quantity_micros(at, end);
      at = skip_collection(at, end);
    } else {
      while (at < end && *at != ',' && *at != '}') at++;
    }
    at++;
  }
  add_total(totals, found, micros);
}

uint64_t floor_parse(const char *folder, floor_summary *summary) {
  floor_env log = floor_open(folder, 0);
  name_table names = {0};
  total_table totals = {0};
  MDB_txn *txn;
  MDB_cursor *cursor;
  MDB_val key, line;
  uint64_t lines = 0;
  uint64_t start = floor_now();
  MUST(mdb_txn_begin(log.env, NULL, MDB_RDONLY, &txn));
  MUST(mdb_cursor_open(txn, log.entries, &cursor));
  while (mdb_cursor_get(cursor, &key, &line, MDB_NEXT) == 0) {
    const uint8_t *bytes = line.mv_data;
    parse_line(bytes, bytes + line.mv_size, &names, &totals);
    lines++;
  }
  mdb_cursor_close(cursor);
  mdb_txn_abort(txn);
  uint64_t elapsed = floor_now() - start;
  *summary = (floor_summary){lines, names.used, totals.used, 0};
  for (size_t index = 0; index < totals.slot_count; index++) {
    summary->micros += totals.slots[index].micros;
  }
  free(names.slots);
  free(names.bytes);
  free(totals.slots);
  mdb_env_close(log.env);
  return elapsed;
}
