package io.fraiseql.graphql.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingTest {
    @ParameterizedTest
    @CsvSource({
        "id, id",
        "createdAt, created_at",
        "userID, user_id",
        "htmlURL, html_url",
        "URLPath, url_path",
        "address2, address2",
        "address2Line, address2_line",
        "line1And2, line1_and2",
        "aB, a_b",
        "x, x",
        "already_snake, already_snake"
    })
    void aJavaNameBecomesAColumnsName(String java, String sql) {
        assertThat(Naming.snakeCase(java)).isEqualTo(sql);
    }
}
