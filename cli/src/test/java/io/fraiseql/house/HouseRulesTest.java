package io.fraiseql.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HouseRulesTest {
    static final List<HouseRule> RULES = HouseRules.ALL;

    @ParameterizedTest
    @FieldSource("RULES")
    void holds(HouseRule rule) {
        assertThat(rule.violations(House.CLASSES)).as(rule.claim()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("RULES")
    void bites(HouseRule rule) {
        JavaClasses offence = new ClassFileImporter().importClasses(rule.offence());
        assertThat(rule.violations(offence)).as(rule.claim()).isNotEmpty();
    }

    /** An exception that nobody needs any more would let in whoever comes next. */
    @ParameterizedTest
    @FieldSource("RULES")
    void hasNoExceptionThatNobodyNeeds(HouseRule rule) {
        assertThat(rule.unusedExceptions(House.CLASSES)).as(rule.claim()).isEmpty();
    }
}
