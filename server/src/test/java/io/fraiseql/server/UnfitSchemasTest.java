package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.server.Ground.Member;
import io.fraiseql.server.request.ErrorMapping;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.testing.CapturedLog;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's schema that is not as the API needs it costs its own tenant, at start and later, and nobody else. */
class UnfitSchemasTest {
    @Test
    void aSchemaThatLacksATableWaitsForItsMigration() {
        try (var ground = new Ground(Strategy.SCHEMA)) {
            for (Member unlucky : ground.members()) {
                rename(ground, unlucky, "v_post", "v_gone");
                try (var log = new CapturedLog(ErrorMapping.class.getName());
                        var server = FraiseQL.builder()
                                .config(ground.config(ground.central().appUrl(), ""))
                                .api(Journal.class)
                                .build()
                                .start()) {
                    for (Member member : ground.members()) {
                        assertThat(ask(server, member).statusCode()).isEqualTo(member.equals(unlucky) ? 503 : 200);
                    }
                    var refused = ask(server, unlucky);
                    assertThat(refused.body()).contains("UNAVAILABLE").doesNotContain("v_post", "tenant_");
                    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                    assertThat(log.messages()).isNotEmpty();
                    rename(ground, unlucky, "v_gone", "v_post");
                    assertThat(ask(server, unlucky).statusCode()).isEqualTo(200);
                }
            }
        }
    }

    private static void rename(Ground ground, Member member, String from, String to) {
        ground.central().owner("ALTER VIEW " + member.schema().orElseThrow() + "." + from + " RENAME TO " + to);
    }

    private static HttpResponse<String> ask(RunningServer server, Member member) {
        return Client.post(
                server.uri().resolve("/graphql"),
                JsonMapper.shared().writeValueAsString(Map.of("query", "{ posts(limit: 3) { title } }")),
                "Authorization",
                "Bearer " + ShopServer.token(member.id()));
    }
}
