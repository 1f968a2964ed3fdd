package io.fraiseql.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.tenancy.registry.RegistrySql;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The proof that the doctor works: every fault of the catalogue is found by the check meant for it, and no twin gives
 * a finding.
 */
class SeededFaultsTest {
    /**
     * The rules that no fault can break here: P7 is the server's question at its start, where there is no proof. S4 is
     * about servers that this one is not, X about what the probe tries.
     */
    private static final Set<Rule> ELSEWHERE = Set.of(Rule.P7, Rule.S4, Rule.X1, Rule.X2, Rule.X3);

    private final ExaminedDatabase examined = new ExaminedDatabase();

    @AfterEach
    void close() {
        examined.close();
    }

    @Test
    void theSoundSchemaGivesNoFinding() {
        assertThat(examined.examine()).isEmpty();
    }

    @Test
    void theRegistryAndItsAnnouncementsAreSound() {
        examined.database().owner(RegistrySql.create("tenant_databases", ExaminedDatabase.APP));
        assertThat(examined.examine()).isEmpty();
    }

    /**
     * Whoever examines a database without its configuration has not declared the registry: no tenant writes there, so
     * none announces anything.
     */
    @Test
    void theRegistrysAnnouncementsAreSoundAlsoWhereNobodyKnowsItForOne() {
        examined.database().owner(RegistrySql.create("registry", ExaminedDatabase.APP));
        assertThat(examined.examine())
                .extracting(Finding::rule)
                .contains(Rule.T1)
                .doesNotContain(Rule.F6);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theFaultIsFoundAndItsFixMendsIt(Fault fault) {
        List<Finding> findings = examined.run(fault.script()).examine(fault.model());
        assertThat(findings)
                .filteredOn(finding -> isMeant(fault, examined, finding))
                .as("findings of %s, all: %s", fault, findings)
                .isNotEmpty();
        List<String> fixes = findings.stream()
                .filter(finding -> isMeant(fault, examined, finding))
                .map(Finding::fix)
                .filter(fix -> !fix.startsWith("-- "))
                .distinct()
                .toList();
        if (!fixes.isEmpty()) {
            fixes.forEach(examined.database()::superuser);
            assertThat(examined.examine(fault.model())).noneMatch(finding -> isMeant(fault, examined, finding));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theTwinIsSound(Fault fault) {
        assumeThat(examined.database().version() / 10_000).isGreaterThanOrEqualTo(fault.since());
        assertThat(examined.run(fault.twin()).examine(fault.model())).isEmpty();
    }

    @Test
    void everyCheckHasAFault() {
        Set<Rule> seeded = faults().stream().map(Fault::rule).collect(Collectors.toSet());
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Arrays.stream(Rule.values()).filter(rule -> !ELSEWHERE.contains(rule)))
                .allMatch(seeded::contains);
    }

    private static boolean isMeant(Fault fault, ExaminedDatabase examined, Finding finding) {
        return finding.rule() == fault.rule()
                && finding.severity() == fault.severity()
                && finding.object()
                        .equals(fault.object()
                                .replace("@database@", examined.database().name()));
    }

    static List<Fault> faults() {
        return Fault.all();
    }
}
