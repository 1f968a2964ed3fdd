package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitScriptTest {
    private static final int TENANT = 7;
    private static final int POST = 42;

    private static LimitScript script(String sql, String... values) {
        var parameters = new HashMap<Integer, Optional<String>>();
        for (int number = 0; number < values.length; number++) {
            parameters.put(number + 1, Optional.of(values[number]));
        }
        return LimitScript.of(List.of(new LoggedStatement("1", sql, parameters)), 1000, TENANT, POST);
    }

    @Test
    void theTenantOfTheCaptureBecomesARandomOne() {
        var script = script(
                "SELECT set_config('app.tenant_id', $1, true) WHERE tenant_id = $2",
                RowIds.tenant(TENANT),
                RowIds.tenant(TENANT));

        assertThat(script.text())
                .startsWith("\\set tenant random(100000000000, 100000000999)\n")
                .contains("SELECT set_config('app.tenant_id', ('7e000000-0000-4000-8000-' || :tenant), true)"
                        + " WHERE tenant_id = ('7e000000-0000-4000-8000-' || :tenant)::uuid;");
        assertThat(script.variables()).isEmpty();
    }

    @Test
    void otherValuesAreVariablesOfTheScript() {
        var script = script("SELECT $1, $2, $3", "20", "", "it's");

        assertThat(script.text()).contains("SELECT :v0, '', :v1;");
        assertThat(script.variables()).isEqualTo(Map.of("v0", "20", "v1", "it's"));
    }

    @Test
    void whatPgbenchWouldTakeForAVariableIsEscaped() {
        assertThat(script("SELECT to_char(now(), 'HH24:MI'), $1::text", "a").text())
                .contains("SELECT to_char(now(), U&'HH24\\003AMI'), :v0::text;");
    }

    @Test
    void aTenantsOwnScriptHasValuesInEveryPlace() {
        var script = script("SELECT $1::uuid, $2", RowIds.post(TENANT, POST), "it's");

        assertThat(script.forTenant(3, 11).strip())
                .isEqualTo("SELECT ('90000000-0000-4000-8000-' || '100000000311')::uuid::uuid, 'it''s';");
    }
}
