package io.fraiseql.cli;

import io.fraiseql.cli.development.DevelopmentDatabase;
import io.fraiseql.cli.development.DevelopmentTenant;
import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.output.OutputFormat;
import io.fraiseql.cli.project.ReadyProject;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.lifecycle.provisioning.WelcomeMail;
import io.fraiseql.server.FraiseQL;
import io.fraiseql.server.RunningServer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Starts the server of a project, and prints that it is ready. */
final class ProjectServer {
    private final Lifetime lifetime;
    private final PrintWriter out;
    private final OutputFormat output;

    ProjectServer(Lifetime lifetime, PrintWriter out, OutputFormat output) {
        this.lifetime = lifetime;
        this.out = out;
        this.output = output;
    }

    /** A server over a database of the user's own. */
    void start(ReadyProject project) throws Exception {
        RunningServer server = start(builder(project), lifetime);
        out.println(
                switch (output) {
                    case TEXT ->
                        project.config().project().name() + " is served at "
                                + server.uri().resolve("/graphql");
                    case JSON ->
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("url", server.uri().toString()));
                });
        out.flush();
    }

    /** A server over a development database, with a token for each tenant. */
    void start(ReadyProject project, DevelopmentDatabase database, ExampleQueries example) throws Exception {
        List<DevelopmentTenant> tenants = project.tenants(database, example.scope());
        Optional<String> operator =
                tenants.stream().findFirst().map(tenant -> project.operator(tenant, example.scope()));
        byte[] identities = ReadyReport.graphiqlTenants(tenants, operator);
        RunningServer server = start(builder(project).graphiqlTenants(() -> identities), lifetime);
        new ReadyReport(project.config().project().name(), server.uri(), tenants, operator, database, example)
                .print(out, output);
    }

    /** A server that nobody is told of. */
    static RunningServer start(ReadyProject project, Lifetime lifetime) throws Exception {
        return start(builder(project), lifetime);
    }

    private static RunningServer start(FraiseQL.Builder builder, Lifetime lifetime) throws Exception {
        FraiseQL fraiseql = lifetime.open(builder::build);
        return lifetime.open(fraiseql::start);
    }

    /** What the server of a project is built with. */
    static FraiseQL.Builder builder(ReadyProject project) {
        Path file = Path.of(project.project().name());
        FraiseQL.Builder builder = (Files.isRegularFile(file)
                        ? FraiseQL.builder().config(project.config(), file)
                        : FraiseQL.builder().config(project.config()))
                .api(project.project().apis().toArray(Class<?>[]::new));
        return provisioning(project).map(builder::provisioning).orElse(builder);
    }

    /** Tenants can be made where the owner of the tables and the migrations are known. */
    private static Optional<TenantProvisioning> provisioning(ReadyProject project) {
        return project.config()
                .database()
                .ownerUrl()
                .flatMap(_ -> project.project().migrations())
                .map(migrations -> new TenantProvisioning(
                        project.config(), migrations, project.project().seed(), WelcomeMail.of(project.config())));
    }
}
