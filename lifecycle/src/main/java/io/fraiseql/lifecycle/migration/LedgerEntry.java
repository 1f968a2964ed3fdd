package io.fraiseql.lifecycle.migration;

/**
 * What a target's ledger says of one file.
 *
 * @param finished false for a file without a transaction that was begun and is not known to have ended
 */
record LedgerEntry(Version version, String file, String checksum, boolean finished) {}
