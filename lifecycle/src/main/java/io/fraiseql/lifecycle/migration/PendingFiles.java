package io.fraiseql.lifecycle.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files of a target that its ledger does not have yet. */
final class PendingFiles {
    private PendingFiles() {}

    /**
     * The files that are still to be applied, in order.
     *
     * @throws MigrationException when the ledger tells another story than the files: a file was changed or removed
     *     after it was applied, or one was added before it
     */
    static List<MigrationFile> of(Target target, List<LedgerEntry> ledger) {
        List<MigrationFile> files = target.files();
        Map<MigrationVersion, LedgerEntry> applied =
                ledger.stream().collect(Collectors.toMap(LedgerEntry::version, Function.identity()));
        refuseMissing(target.known(), ledger);
        var pending = new ArrayList<MigrationFile>();
        for (MigrationFile file : files) {
            LedgerEntry entry = applied.get(file.version());
            if (entry == null) {
                refuseOutOfOrder(file, files, applied);
                pending.add(file);
            } else if (!entry.checksum().equals(file.checksum())) {
                throw new MigrationException(file.name() + " has changed since it was applied here (checksum "
                        + shortened(entry.checksum()) + " then, " + shortened(file.checksum())
                        + " now); bring the old text back, and make the change in a new file");
            } else if (!entry.finished()) {
                pending.add(file);
            }
        }
        return pending;
    }

    private static void refuseMissing(List<MigrationFile> known, List<LedgerEntry> ledger) {
        for (LedgerEntry entry : ledger) {
            if (known.stream().noneMatch(file -> file.version().equals(entry.version()))) {
                throw new MigrationException(entry.file() + " was applied here and is no longer among the migrations;"
                        + " bring it back, or migrate with the version of the project that has it");
            }
        }
    }

    // Shared and tenants' files are two series: a target that takes up the second later has not missed anything of
    // the first.
    private static void refuseOutOfOrder(
            MigrationFile file, List<MigrationFile> files, Map<MigrationVersion, LedgerEntry> applied) {
        Optional<MigrationFile> later = files.stream()
                .filter(other -> other.scope() == file.scope())
                .filter(other -> other.version().compareTo(file.version()) > 0)
                .filter(other -> applied.containsKey(other.version()))
                .findFirst();
        if (later.isPresent()) {
            throw new MigrationException(file.name() + " comes before "
                    + later.get().name() + ", which is applied here already; give it a higher version");
        }
    }

    private static String shortened(String checksum) {
        return checksum.substring(0, Math.min(8, checksum.length()));
    }
}
