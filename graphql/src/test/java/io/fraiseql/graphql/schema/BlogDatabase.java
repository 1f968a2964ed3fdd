package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fraiseql.graphql.SchemaException;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** The guide's blog on a real PostgreSQL, with a classic {@code data jsonb} view beside its plain ones. */
final class BlogDatabase implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create();

    BlogDatabase() {
        database.owner(
                "CREATE TYPE post_status AS ENUM ('draft', 'published')",
                "CREATE DOMAIN email AS text CHECK (value LIKE '%@%')",
                "CREATE TABLE tb_user (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, name text NOT NULL, email email NOT NULL)",
                """
                CREATE TABLE tb_post (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, user_id uuid NOT NULL REFERENCES tb_user,
                  title text NOT NULL, content text NOT NULL, status post_status NOT NULL, published boolean NOT NULL,
                  tags text[] NOT NULL, rating numeric(3, 2), views int8 NOT NULL, meta jsonb, created_at timestamptz NOT NULL)
                """,
                """
                CREATE TABLE tb_comment (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, on_post uuid NOT NULL REFERENCES tb_post,
                  written_by uuid REFERENCES tb_user, body varchar(2000) NOT NULL, spent interval)
                """,
                "CREATE TABLE tb_country (code text PRIMARY KEY, name text NOT NULL)",
                "CREATE VIEW v_user AS SELECT id, tenant_id, name, email FROM tb_user",
                "CREATE VIEW v_post AS SELECT * FROM tb_post",
                "CREATE VIEW v_comment_all AS SELECT c.*, (SELECT u.id FROM tb_user u LIMIT 1) AS any_user FROM tb_comment c",
                "CREATE VIEW v_comment AS SELECT * FROM v_comment_all",
                """
                CREATE VIEW v_classic AS SELECT id, tenant_id, user_id,
                  jsonb_build_object('id', id, 'title', title, 'createdAt', created_at) AS data FROM tb_post
                """,
                """
                CREATE FUNCTION fn_create_post(title text, content text DEFAULT '', status post_status DEFAULT 'draft') RETURNS SETOF v_post
                LANGUAGE sql AS 'SELECT * FROM v_post LIMIT 1'
                """,
                "CREATE FUNCTION fn_touch(id uuid) RETURNS void LANGUAGE sql AS 'SELECT'",
                "CREATE FUNCTION fn_count(data jsonb) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
                "CREATE FUNCTION fn_twice(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION fn_twice(a text) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE PROCEDURE pr_touch(id uuid) LANGUAGE sql AS 'SELECT 1'",
                "CREATE TABLE tb_secret (id uuid PRIMARY KEY, tenant_id uuid NOT NULL)",
                "GRANT SELECT ON tb_user, tb_post, tb_comment, tb_country, v_user, v_post, v_comment, v_classic TO blog_app");
    }

    /** Loads an API as the role that serves. */
    LoadedApi load(Class<?>... apis) {
        try (var connection = database.connect("blog_app")) {
            return ApiLoader.load(List.of(apis), connection, "tenant_id");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with an API, without the names of the files. */
    List<String> mistakes(Class<?>... apis) {
        var thrown = catchThrowableOfType(SchemaException.class, () -> load(apis));
        assertThat(thrown).as("nothing is wrong with " + List.of(apis)).isNotNull();
        return thrown.mistakes().stream()
                .map(mistake -> mistake.toString().replaceAll("\\w+\\.java: ", ""))
                .toList();
    }

    TestDatabase database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
