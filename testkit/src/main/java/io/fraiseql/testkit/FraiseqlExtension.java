package io.fraiseql.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests their server, client and tenants, and looks after them. What is expensive is kept at the root, for the
 * whole run.
 */
final class FraiseqlExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    /** A parameter of the JUnit platform: the directory of the project, when the tests do not run in it. */
    private static final String PROJECT = "fraiseql.project";

    private static final Namespace NAMESPACE = Namespace.create(FraiseqlExtension.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        test(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        RunningTest test = context.getStore(NAMESPACE).remove(RunningTest.class, RunningTest.class);
        if (test != null) {
            TestServer server = test.server();
            boolean alone = server.running().decrementAndGet() == 0;
            new LeakCheck(server, TIMEOUT).check(alone);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FraiseqlClient.class || type == TestTenant.class || type == TestServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        TestServer server = server(context);
        if (type == TestServer.class) {
            return server;
        }
        if (context.getTestMethod().isEmpty()) {
            throw new IllegalArgumentException("a " + type.getSimpleName()
                    + " belongs to one test: take it as a parameter of the test method, or of @BeforeEach");
        }
        RunningTest test = test(context);
        return type == TestTenant.class ? test.freshTenant() : test.client();
    }

    private static RunningTest test(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(RunningTest.class, _ -> RunningTest.begin(server(context)), RunningTest.class);
    }

    private static TestServer server(ExtensionContext context) {
        TestProject project = project(context);
        var shared = context.getRoot().getStore(NAMESPACE);
        var postgres = shared.computeIfAbsent(
                project.postgres(), _ -> TestPostgres.start(project.postgres()), TestPostgres.class);
        return shared.computeIfAbsent(project, _ -> TestServer.start(project, postgres), TestServer.class);
    }

    private static TestProject project(ExtensionContext context) {
        FraiseqlTest test = annotation(context.getRequiredTestClass());
        Path directory = Path.of(context.getConfigurationParameter(PROJECT).orElse(""));
        try {
            return TestProject.of(test, directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    // A @Nested class is tested like the class around it.
    private static FraiseqlTest annotation(Class<?> tested) {
        for (Class<?> each = tested; each != null; each = each.getEnclosingClass()) {
            FraiseqlTest test = each.getAnnotation(FraiseqlTest.class);
            if (test != null) {
                return test;
            }
        }
        throw new IllegalStateException(tested + " is not annotated with @FraiseqlTest");
    }
}
