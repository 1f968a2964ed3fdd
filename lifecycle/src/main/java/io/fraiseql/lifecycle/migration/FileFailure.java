package io.fraiseql.lifecycle.migration;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A file that could not be applied to a target, with the statement that PostgreSQL refused. */
final class FileFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final MigrationFile file;
    private final ScriptStatement statement;
    private final SQLException cause;

    FileFailure(MigrationFile file, ScriptStatement statement, SQLException cause) {
        super(cause);
        this.file = file;
        this.statement = statement;
        this.cause = cause;
    }

    SQLException sql() {
        return cause;
    }

    TargetOutcome.Failed on(String target) {
        return new TargetOutcome.Failed(
                target,
                Optional.of(file.name()),
                Optional.of(line()),
                Optional.of(statement.text()),
                PostgresErrors.message(cause) + remedy());
    }

    private int line() {
        ServerErrorMessage message = cause instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return message == null || message.getPosition() < 1
                ? statement.line()
                : statement.lineOf(message.getPosition() - 1);
    }

    private String remedy() {
        return switch (String.valueOf(cause.getSQLState())) {
            case "25001" -> "; put '-- fraiseql: no transaction' at the head of the file, and nothing else in it";
            case "55P03" ->
                "; somebody holds the table for longer than migrations.lock_timeout: try again, or raise it";
            case "57014" -> "; it takes longer than migrations.statement_timeout allows";
            case "42501" ->
                message().contains("row-level security")
                        ? "; FORCE holds for the owner too, and a migration is nobody's tenant: write ALTER TABLE ... NO FORCE"
                                + " ROW LEVEL SECURITY before it and FORCE after it, in the same file"
                        : "";
            default -> "";
        };
    }

    private String message() {
        return String.valueOf(cause.getMessage());
    }
}
