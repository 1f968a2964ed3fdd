package io.fraiseql.cli;

import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.cli.project.ConfigOption;
import io.fraiseql.cli.project.Project;
import io.fraiseql.cli.project.ReadyProject;
import io.fraiseql.lifecycle.provisioning.Seed;
import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "token",
        description = {
            "Mint a token for development, signed with auth.jwt_secret of the configuration (HS256).",
            "",
            "Whoever holds the secret can be anybody: keep it, and this command, away from production.",
            ""
        })
final class TokenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--tenant", required = true, paramLabel = "ID", description = "The tenant's id.")
    private String tenant = "";

    @Option(names = "--user", required = true, paramLabel = "ID", description = "The user's id, the claim sub.")
    private String user = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "A role; may be repeated.")
    private List<String> roles = List.of();

    @Option(names = "--scope", paramLabel = "SCOPE", description = "A scope, such as write:posts; may be repeated.")
    private List<String> scopes = List.of();

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = Ttl.class,
            description = "How long it is good for, such as 30m, 12h or 7d; by default ${DEFAULT-VALUE}.")
    private Duration ttl = Duration.ofHours(1);

    @Override
    public Integer call() throws IOException {
        Path file = config.file();
        if (!Files.isReadable(file)) {
            throw new CliFailure("there is no configuration " + file + "; name it with --config");
        }
        // The database plays no part in a token, so its URL may be missing; everything else has to be right.
        var configuration = ConfigFile.of(Files.readString(file), file.toString(), System.getenv())
                .withoutDatabase();
        var project = new Project(configuration, List.of(), Optional.empty(), Seed.NONE, List.of());
        var ready = new ReadyProject(project, configuration.read(), Optional.empty());
        String id = tenantId().toString();
        spec.commandLine().getOut().println(ready.mint(id, user, roles, String.join(" ", scopes), ttl));
        return 0;
    }

    private TenantId tenantId() {
        try {
            return TenantId.parse(tenant);
        } catch (TenancyException.MalformedTenant e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--tenant: '" + tenant + "' is neither a UUID nor a short name of a-z, 0-9, _ and -",
                    e);
        }
    }

    /** {@code 90s}, {@code 30m}, {@code 12h} or {@code 7d}. */
    static final class Ttl implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[1-9]\\d{0,8}[smhd]")) {
                throw new TypeConversionException("'" + text + "' is no duration; it looks like 30m, 12h or 7d");
            }
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(count);
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
    }
}
