internal import GRDBSQLite
internal import SQLiteSettings

extension GraphDatabase {
  /// Tells SQLite to keep no account of its memory, which it otherwise does at each allocation, under one lock for all threads:
  /// two of them that export a graph wait for each other a tenth of their time.
  ///
  /// It holds for the whole process, for every SQLite database of it, and until it ends; so no library should say it, only
  /// the program. What is lost is `sqlite3_memory_used`, `sqlite3_soft_heap_limit64` and `sqlite3_hard_heap_limit64`.
  ///
  /// - Returns: whether it is so now; not where something has used SQLite before, and then nothing is changed.
  ///
  /// Source: https://www.sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus
  @discardableResult
  public static func countNoMemory() -> Bool { kith_sqlite_count_no_memory() == SQLITE_OK }
}
