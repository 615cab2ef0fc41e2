#ifndef KITH_SQLITE_SETTINGS_H
#define KITH_SQLITE_SETTINGS_H

// Tells SQLite, for the whole process, to keep no account of the memory that it takes. `sqlite3_config` takes a list of
// arguments of any length, which Swift cannot call.
//
// Returns what SQLite answers: SQLITE_OK, or SQLITE_MISUSE where something has used it already.
int kith_sqlite_count_no_memory(void);

#endif
