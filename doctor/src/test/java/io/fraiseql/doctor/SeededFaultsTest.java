package io.fraiseql.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.isolation.Finding;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proof that the doctor works: every fault of the catalogue is found by the check meant for it, and no twin gives a finding. */
class SeededFaultsTest {
    private final Patient patient = new Patient();

    @AfterEach
    void close() {
        patient.close();
    }

    @Test
    void theSoundSchemaGivesNoFinding() {
        assertThat(patient.examine()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFaultIsFoundAndItsMendMendsIt(Fault fault) {
        List<Finding> findings = patient.run(fault.script()).examine();
        assertThat(findings)
                .filteredOn(finding -> isMeant(fault, finding))
                .as("findings of %s, all: %s", fault, findings)
                .isNotEmpty();
        List<String> mends = findings.stream()
                .filter(finding -> isMeant(fault, finding))
                .map(Finding::fix)
                .filter(fix -> !fix.startsWith("-- "))
                .toList();
        if (!mends.isEmpty()) {
            mends.forEach(patient.database()::superuser);
            assertThat(patient.examine()).noneMatch(finding -> isMeant(fault, finding));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theTwinIsSound(Fault fault) {
        assertThat(patient.run(fault.twin()).examine()).isEmpty();
    }

    private static boolean isMeant(Fault fault, Finding finding) {
        return finding.check().equals(fault.check())
                && finding.severity() == fault.severity()
                && finding.object().equals(fault.object());
    }

    static List<Fault> faults() {
        return Fault.all();
    }
}
