package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.MigrationException;
import io.fraiseql.lifecycle.migration.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first rows of every new tenant, by the project's own SQL. It runs as the tenant, under the policies; what differs
 * from tenant to tenant it reads from the session: {@code current_setting('tenant.id')}, and likewise {@code
 * tenant.name}, {@code tenant.subdomain}, {@code tenant.plan} and {@code tenant.admin_email}. So no value is ever
 * pasted into SQL.
 *
 * @param scripts run one after the other in one transaction
 */
public record Seed(List<Script> scripts) {
    /** No first rows. */
    public static final Seed NONE = new Seed(List.of());

    public Seed {
        scripts = List.copyOf(scripts);
    }

    /**
     * Reads the {@code .sql} files of a directory in the order of their names; none where there is no such directory.
     *
     * @throws MigrationException when one cannot be read
     */
    public static Seed read(Path directory) {
        if (!Files.isDirectory(directory)) {
            return NONE;
        }
        try (Stream<Path> children = Files.list(directory)) {
            return new Seed(children.filter(child -> child.toString().endsWith(".sql"))
                    .sorted()
                    .map(Seed::script)
                    .toList());
        } catch (IOException e) {
            throw new MigrationException("the seed in " + directory + " cannot be read: " + e, e);
        }
    }

    private static Script script(Path file) {
        try {
            return Script.of("seed/" + file.getFileName(), Files.readString(file));
        } catch (IOException e) {
            throw new MigrationException("the seed " + file + " cannot be read as UTF-8 text: " + e, e);
        }
    }
}
