package io.fraiseql.embedded;

import io.fraiseql.tenancy.config.ConfigFile;
import java.util.List;
import java.util.Locale;

/**
 * The names that a project's database and roles bear on a development server.
 *
 * @param owner owns the tables
 * @param app serves; owns nothing
 * @param admin reads across tenants
 */
public record ProjectRoles(String database, String owner, String app, String admin) {
    private static final String NAMELESS = "app";

    /**
     * Those of a configuration's project; one without a name is called {@code app}.
     *
     * @throws io.fraiseql.tenancy.config.ConfigException when the project's name cannot be read
     */
    public static ProjectRoles of(ConfigFile file) {
        return of(file.projectName().orElse(NAMELESS));
    }

    /** {@code blog} becomes {@code blog_development}, {@code blog_owner}, {@code blog_app} and {@code blog_admin}. */
    public static ProjectRoles of(String project) {
        String stem = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        if (!stem.matches("[a-z].{0,39}")) {
            throw new IllegalArgumentException("the project's name '" + project
                    + "' makes no name for a database role; it starts with a letter and has at most 40 characters");
        }
        return new ProjectRoles(stem + "_development", stem + "_owner", stem + "_app", stem + "_admin");
    }

    List<String> roles() {
        return List.of(owner, app, admin);
    }
}
