import io.fraiseql.testkit.FraiseqlClient;
import io.fraiseql.testkit.FraiseqlTest;
import org.junit.jupiter.api.Test;

/**
 * Two tenants that begin with the rows of tenant.sql are given none in common. Run by: ./fraiseql test --config
 * @name@/fraiseql.toml
 */
@FraiseqlTest(api = @Api@.class)
class IsolationTest {
    @Test
    void tenantsShareNoItem(FraiseqlClient client) {
        client.assertIsolated("{ items(limit: 100) { id name quantity } }");
    }
}
