package io.fraiseql.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The kit as its users use it. */
@FraiseqlTest(api = Depot.class, config = Depot.CONFIG)
class FraiseqlTestTest {
    @Test
    void tenantsShareNoRow(FraiseqlClient client) {
        client.assertIsolated("{ items { id name tags { id label } } }");
    }

    @Test
    void theGuidesTest(FraiseqlClient client, TestTenant a, TestTenant b) {
        client.as(a).mutate("mutation { addItem(name: \"A's item\") { id } }");
        assertThat(client.as(b).query("{ items { id name } }").at("items.name"))
                .isNotEmpty()
                .doesNotContain("A's item");
        assertThat(client.as(a).query("{ items { name } }").at("items.name")).contains("A's item");
    }

    @Test
    void aClientThatIsNobodyIsRefused(FraiseqlClient client) {
        Answer answer = client.query("{ items { id } }");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCodes()).containsExactly("UNAUTHORIZED");
        assertThatThrownBy(answer::data)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Missing tenant context");
    }

    @Test
    void aTenantThatDoesNotExistIsRefused(FraiseqlClient client) {
        assertThat(client.as("99999999-9999-4999-8999-999999999999")
                        .query("{ items { id } }")
                        .errorCodes())
                .containsExactly("TENANT_UNAVAILABLE");
    }

    @Test
    void theTokenSaysWhoAndWhatHeMay(FraiseqlClient client, TestTenant tenant) {
        assertThat(client.as(tenant).query("{ user }").data()).containsEntry("user", tenant.user());
        assertThat(client.as(tenant).query("{ clerk user }").errorCodes()).containsExactly("FORBIDDEN");
        assertThat(client.as(tenant, "u1", "clerk").query("{ clerk user }").data())
                .containsEntry("clerk", "yes")
                .containsEntry("user", "u1");
    }

    @Test
    void aClaimTakesThePlaceOfTheUsualOne(FraiseqlClient client, TestTenant tenant) {
        var reader = client.as(tenant).claim("scope", "read:items");
        String add = "mutation($name: String!) { addItem(name: $name) { name } }";
        assertThat(reader.query(add, Map.of("name", "x")).errors())
                .extracting(GraphQLError::code, GraphQLError::path)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("FORBIDDEN", "addItem"));
        assertThatThrownBy(() -> reader.mutate(add, Map.of("name", "x")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FORBIDDEN");
        assertThat(client.as(tenant).mutate(add, Map.of("name", "x")).at("addItem.name"))
                .containsExactly("x");
    }

    @Test
    void theServerIsOnLoopbackAndItsRolesAreThoseOfProduction(TestServer server) throws Exception {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        try (var app = server.app().connect();
                var statement = app.createStatement();
                var rows = statement.executeQuery("SELECT current_user, count(*) FROM tb_item")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("depot_app");
            assertThat(rows.getInt(2)).isZero();
        }
    }

    @Nested
    class InANestedClass {
        private TestTenant tenant;

        @BeforeEach
        void write(FraiseqlClient client, TestTenant fresh) {
            client.as(fresh).mutate("mutation { addItem(name: \"before\") { id } }");
            this.tenant = fresh;
        }

        @Test
        void whatWasSetUpIsThere(FraiseqlClient client) {
            assertThat(client.as(tenant).query("{ items { name } }").at("items.name"))
                    .containsExactlyInAnyOrder("before", "Item of everybody");
        }

        @Test
        void andEveryTestHasTenantsOfItsOwn(FraiseqlClient client, TestTenant other) {
            assertThat(other).isNotEqualTo(tenant);
            client.assertIsolated("{ items { id } }");
        }
    }
}
