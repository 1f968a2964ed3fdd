import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts the API on an embedded PostgreSQL, and checks that one tenant does not see what another one writes:
 *
 *     java @name@/test/IsolationTest.java
 *
 * FRAISEQL names the fraiseql command, by default ./fraiseql; an argument names the configuration.
 */
class IsolationTest {
    private static final String SECRET_NAME = "Only Acme may see this";

    public static void main(String[] arguments) throws Exception {
        String command = System.getenv().getOrDefault("FRAISEQL", "./fraiseql");
        String config = arguments.length > 0 ? arguments[0] : "@name@/fraiseql.toml";
        ProcessBuilder serve = new ProcessBuilder(command, "serve", "--config", config, "--port", "0", "--output", "json")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        serve.environment().remove("DATABASE_URL");
        Process server = serve.start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(server.getInputStream()))) {
            String ready = output.readLine();
            check(ready != null, "the server starts");
            String url = all(ready, "\"url\":\"([^\"]+)\"").get(0);
            List<String> tokens = all(ready, "\"token\":\"([^\"]+)\"");
            check(tokens.size() == 2, "there are two tenants");

            String created = ask(url, tokens.get(0), "mutation { createItem(name: \\\"" + SECRET_NAME + "\\\") { id } }");
            check(!created.contains("errors"), "the first tenant writes an item: " + created);
            String own = ask(url, tokens.get(0), "{ items(limit: 100) { id name } }");
            check(own.contains(SECRET_NAME), "the first tenant sees its item: " + own);
            String other = ask(url, tokens.get(1), "{ items(limit: 100) { id name } }");
            check(other.contains("Globex"), "the second tenant sees its own items: " + other);
            check(!other.contains(SECRET_NAME), "the second tenant does not see the first one's: " + other);

            List<String> shared = all(own, "\"id\":\"([^\"]+)\"");
            shared.retainAll(all(other, "\"id\":\"([^\"]+)\""));
            check(shared.isEmpty(), "no id is in both answers: " + shared);
            System.out.println("The tenants are isolated.");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static String ask(String url, String token, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/graphql"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static List<String> all(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> groups = new ArrayList<>();
        while (matcher.find()) {
            groups.add(matcher.group(1));
        }
        return groups;
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("does not hold: " + what);
        }
    }
}
