package io.fraiseql.cli;

import io.fraiseql.cli.tenant.TenantCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The subcommands, in the order of the help. Reading the options of each by reflection would be a sixth of the time
 * that a server takes to start.
 */
enum Subcommand {
    DEMO,
    SERVE,
    SCHEMA,
    EXPLAIN,
    DOCTOR,
    INIT,
    TEST,
    MIGRATE,
    SQL,
    TENANT,
    TOKEN,
    TRAIN,
    VERSION;

    Object command() {
        return switch (this) {
            case DEMO -> new DemoCommand();
            case SERVE -> new ServeCommand();
            case SCHEMA -> new SchemaCommand();
            case EXPLAIN -> new ExplainCommand();
            case DOCTOR -> new DoctorCommand();
            case INIT -> new InitCommand();
            case TEST -> new TestCommand();
            case MIGRATE -> new MigrateCommand();
            case SQL -> new SqlCommand();
            case TENANT -> new TenantCommand();
            case TOKEN -> new TokenCommand();
            case TRAIN -> new TrainCommand();
            case VERSION -> new VersionCommand();
        };
    }

    /**
     * The ones that the arguments may be about: one when they begin with its name, for no option before it takes
     * a value.
     */
    static List<Subcommand> candidates(String... arguments) {
        Optional<String> name = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst();
        List<Subcommand> named = Arrays.stream(values())
                .filter(each -> name.equals(Optional.of(each.name().toLowerCase(Locale.ROOT))))
                .toList();
        return named.isEmpty() ? List.of(values()) : named;
    }
}
