extension Transaction where Access == WriteAccess {
  /// Stores a value, in place of the one that may be there.
  ///
  /// Throws `keyLength` or `valueLength` and leaves the transaction whole.
  @inlinable
  public mutating func put(key: Span<UInt8>, value: Span<UInt8>, in table: Table) throws(Failure) {
    do throws(LMDBError) { _ = try raw.put(key, value, in: table, .anywhere) } catch {
      throw Failure(error)
    }
  }

  /// Stores a value after all others: the fastest way to fill a table in order, and fills its pages full.
  ///
  /// Throws `keyNotAscending` unless the key sorts after the last one, and leaves the transaction whole.
  @inlinable
  public mutating func append(key: Span<UInt8>, value: Span<UInt8>, in table: Table) throws(Failure)
  {
    do throws(LMDBError) { _ = try raw.put(key, value, in: table, .atEnd) } catch {
      throw Failure(error)
    }
  }

  /// Stores a value unless the key is there; answers whether it was stored.
  @inlinable
  public mutating func insertIfAbsent(
    key: Span<UInt8>, value: Span<UInt8>, in table: Table
  ) throws(Failure) -> Bool {
    do throws(LMDBError) { return try raw.put(key, value, in: table, .onlyIfAbsent) } catch {
      throw Failure(error)
    }
  }

  /// Removes an entry; answers whether there was one.
  @inlinable
  public mutating func delete(key: Span<UInt8>, in table: Table) throws(Failure) -> Bool {
    do throws(LMDBError) { return try raw.delete(key, in: table) } catch { throw Failure(error) }
  }

  /// Removes all entries of a table. Cost: the pages of the table, not its entries.
  @inlinable
  public mutating func clear(_ table: Table) throws(Failure) {
    do throws(LMDBError) { try raw.clear(table) } catch { throw Failure(error) }
  }

  /// A table by its name, made if it is not there; others see it when this transaction has committed.
  ///
  /// Throws `tablesFull` when it would be one too many (see `Options.spareTableCount`).
  @inlinable
  public mutating func createTable(_ name: String) throws(Failure) -> Table {
    do throws(LMDBError) { return try raw.createTable(name) } catch { throw Failure(error) }
  }

  /// Removes a table with all its entries; readers that began before keep seeing them.
  ///
  /// The table may not be used any more, here from now on and elsewhere once this transaction has committed.
  /// Committing waits until no thread of this process reads.
  @inlinable
  public mutating func drop(_ table: Table) throws(Failure) {
    do throws(LMDBError) { try raw.drop(table) } catch { throw Failure(error) }
  }
}
