import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fraiseql.testkit.FraiseqlClient;
import io.fraiseql.testkit.FraiseqlTest;
import io.fraiseql.testkit.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Run by: ./fraiseql test --config examples/blog/fraiseql.toml */
@FraiseqlTest(api = {Blog.class, Operator.class})
class IsolationTest {
    @Test
    void tenantsShareNoRow(FraiseqlClient client) {
        client.assertIsolated("{ posts { id title author { id name } comments { id content author { id } } } }");
        client.assertIsolated("{ users { id email posts { id } } comments { id post { id } } }");
    }

    @Test
    void aPostOfOneTenantIsNotToBeFoundByAnother(FraiseqlClient client, TestTenant a, TestTenant b) {
        var created = client.as(a).mutate("mutation { createPost(title: \"A's post\", content: \"...\") { id } }");
        var id = Map.of("id", created.at("createPost.id").getFirst());

        assertFalse(client.as(b).query("{ posts { title } }").at("posts.title").contains("A's post"));
        assertEquals("{\"data\":{\"post\":null}}", client.as(b).query("query($id: UUID!) { post(id: $id) { title } }", id).body());
        assertEquals(List.of("NOT_FOUND"), client.as(b).query("mutation($id: UUID!) { publishPost(id: $id) { id } }", id).errorCodes());
        client.as(a).mutate("mutation($id: UUID!) { publishPost(id: $id) { id } }", id);
    }

    @Test
    void theOperatorAloneSeesAllTenants(FraiseqlClient client, TestTenant tenant) {
        assertEquals(List.of("FORBIDDEN"), client.as(tenant).query("{ allPosts { id } }").errorCodes());
        assertFalse(client.as(tenant, tenant.user(), "super_admin").query("{ allPosts { id } }").at("allPosts.id").isEmpty());
    }
}
