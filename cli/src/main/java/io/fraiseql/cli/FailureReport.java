package io.fraiseql.cli;

import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.cli.schema.SchemaException;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.lifecycle.ddl.DdlException;
import io.fraiseql.lifecycle.migration.MigrationException;
import io.fraiseql.lifecycle.provisioning.ProvisioningException;
import io.fraiseql.server.startup.StartException;
import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.config.ConfigException;
import io.fraiseql.tenancy.registry.RegistryException;
import io.fraiseql.tenancy.session.RolledBackSessions;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a failure looks like: what went wrong and what helps, and the stack trace only for those who ask for it. */
final class FailureReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        err.println(command.getColorScheme().errorText("fraiseql: " + message(failure)));
        FraiseqlCommand root = (FraiseqlCommand) command.getCommandSpec().root().userObject();
        if (root.verbose()) {
            failure.printStackTrace(err);
        } else if (!speaksForItself(failure)) {
            err.println("fraiseql: --verbose shows where it happened");
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Whether the message is written for the user, or only what a library happened to say. */
    private static boolean speaksForItself(Exception failure) {
        return switch (failure) {
            case CliFailure _, SchemaException _, IOException _, SQLException _ -> true;
            case ConfigException _, StartException _, RegistryException _, TenancyException _ -> true;
            case MigrationException _, DdlException _, ProvisioningException _ -> true;
            case io.fraiseql.graphql.SchemaException _, RequestException _, RolledBackSessions.Ended _ -> true;
            default -> false;
        };
    }

    private static String message(Exception failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        return switch (failure) {
            case SQLException _ -> "PostgreSQL: " + message;
            default -> message;
        };
    }
}
