package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String SECRET = "a secret of at least 32 bytes, or HS256 refuses it";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo", "serve", "schema", "explain", "doctor", "init", "migrate", "sql", "tenant", "token", "version"
            })
    void everyCommandHasHelpOnStandardOutput(String command) {
        var run = run(command, "--help");
        assertThat(run.status).isZero();
        assertThat(run.out).startsWith("Usage: fraiseql " + command).contains("Exit status:");
        assertThat(run.err).isEmpty();
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(run("version").out).startsWith("fraiseql ");
        assertThat(run("--version").out).isEqualTo(run("version").out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "demo --port=65536",
                "demo --port=http",
                "demo --output=xml",
                "token",
                "doctor --output=xml",
                "doctor --database-url=postgresql://a@localhost/b",
                "init 1shop",
                "demo --database-url=mysql://root:hunter2@localhost/x",
                "migrate --jobs=0",
                "migrate --tenant=a --all",
                "migrate --tenant=A/B",
                "migrate --output=xml",
                "sql",
                "tenant",
                "tenant create acme",
                "tenant create acme --name=A --admin-email=nobody",
                "tenant create acme --name=A --admin-email=a@b.c --placement=cloud",
                "tenant create Acme/1 --name=A --admin-email=a@b.c",
                "tenant show",
                "tenant promote",
                "tenant promote acme --connections=0",
                "tenant promote acme --connections=many",
                "tenant demote",
                "sql --from=tables.sql --roles=1",
                "sql --roles=shop --database-url=mysql://root:hunter2@localhost/x",
                "serve --schema=A.java --schema-jar=a.jar"
            })
    void wrongUsageIsTwoAndLeavesStandardOutputAlone(String line) {
        var run = run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.status).isEqualTo(2);
        assertThat(run.out).isEmpty();
        assertThat(run.err).isNotEmpty().doesNotContain("hunter2");
    }

    @Test
    void aFailureIsOneAndOneLine() {
        var run = run("serve", "--config", directory.resolve("none.toml").toString());
        assertThat(run.status).isEqualTo(1);
        assertThat(run.out).isEmpty();
        assertThat(run.err)
                .startsWith("fraiseql: there is no configuration")
                .contains("--config")
                .hasLineCount(1);
    }

    @Test
    void verboseShowsTheStackTrace() {
        var run = run(
                "--verbose", "serve", "--config", directory.resolve("none.toml").toString());
        assertThat(run.status).isEqualTo(1);
        assertThat(run.err).contains("\tat io.fraiseql.cli.");
    }

    @Test
    void mistakesOfTheConfigurationAreToldWithTheirPlace() throws Exception {
        var run = run(
                "token", "--config", config("[auth]\njwt_secre = \"x\"\n").toString(), "--tenant", "a", "--user", "b");
        assertThat(run.status).isEqualTo(1);
        assertThat(run.err).contains("jwt_secre").contains("jwt_secret").doesNotContain("\tat ");
    }

    @Test
    void aTokenSaysWhatItWasAskedToSay() throws Exception {
        var run = run(
                "token",
                "--config",
                config("[auth]\njwt_secret = \"" + SECRET + "\"\n").toString(),
                "--tenant",
                "ACDE070D-8C4C-4F0D-9D8A-162843C10333",
                "--user",
                "u1",
                "--role",
                "editor",
                "--role",
                "admin",
                "--scope",
                "read:posts",
                "--scope",
                "write:posts",
                "--ttl",
                "30m");
        assertThat(run.err).isEmpty();
        var token = SignedJWT.parse(run.out.strip());
        assertThat(token.verify(new MACVerifier(SECRET.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getStringClaim("tenant_id")).isEqualTo("acde070d-8c4c-4f0d-9d8a-162843c10333");
        assertThat(claims.getSubject()).isEqualTo("u1");
        assertThat(claims.getStringListClaim("roles")).containsExactly("editor", "admin");
        assertThat(claims.getStringClaim("scope")).isEqualTo("read:posts write:posts");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aTokenBearsTheClaimsThatTheConfigurationExpects() throws Exception {
        var run = run(
                "token",
                "--config",
                config("""
                        [auth]
                        jwt_secret = "%s"
                        issuer = "https://issuer.example"
                        audience = "blog"
                        roles_claim = "groups"
                        [multitenancy]
                        tenant_claim = "org"
                        """.formatted(SECRET)).toString(),
                "--tenant",
                "acme",
                "--user",
                "u1",
                "--role",
                "editor");
        var claims = SignedJWT.parse(run.out.strip()).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://issuer.example");
        assertThat(claims.getAudience()).isEqualTo(List.of("blog"));
        assertThat(claims.getStringListClaim("groups")).containsExactly("editor");
        assertThat(claims.getStringClaim("org")).isEqualTo("acme");
    }

    @Test
    void withoutASecretThereIsNoToken() throws Exception {
        var run = run(
                "token",
                "--config",
                config("[auth]\njwks_url = \"https://issuer.example/jwks\"\n").toString(),
                "--tenant",
                "acme",
                "--user",
                "u1");
        assertThat(run.status).isEqualTo(1);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("auth.jwt_secret");
    }

    @Test
    void initWritesAProjectAndOverwritesNothing() throws Exception {
        Path shop = directory.resolve("web-shop");
        var run = run("init", shop.toString());
        assertThat(run.status).isZero();
        assertThat(run.out).contains("serve --config " + shop + "/fraiseql.toml");
        assertThat(shop.resolve("WebShop.java")).content().contains("interface WebShop {");
        assertThat(shop.resolve("migrations/V1__tables.sql"))
                .content()
                .contains("TO web_shop_app;")
                .doesNotContain("@");
        assertThat(shop.resolve("fraiseql.toml")).content().contains("name = \"web-shop\"");

        Files.writeString(shop.resolve("seed.sql"), "mine");
        Files.delete(shop.resolve("fraiseql.toml"));
        var again = run("init", shop.toString());
        assertThat(again.status).isEqualTo(1);
        assertThat(again.err).contains("WebShop.java, migrations/V1__tables.sql, migrations/seed/tenant.sql, seed.sql");
        assertThat(shop.resolve("seed.sql")).hasContent("mine");
        assertThat(shop.resolve("fraiseql.toml")).doesNotExist();
    }

    private record Run(int status, String out, String err) {}

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.commandLine(arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }

    private Path config(String text) throws Exception {
        return Files.writeString(
                directory.resolve("fraiseql.toml"),
                "[project]\nname = \"p\"\n[database]\nurl = \"${DATABASE_URL_OF_THIS_TEST}\"\n" + text);
    }
}
