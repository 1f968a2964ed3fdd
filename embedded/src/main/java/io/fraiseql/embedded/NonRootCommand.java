package io.fraiseql.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that, in front of a command, run it as somebody else than root, as which PostgreSQL refuses to run. There
 * are none for an ordinary user.
 */
record NonRootCommand(List<String> prefix) {
    /** The user id of "nobody", by convention and in the kernel's own mapping of unknown users. */
    private static final int NOBODY = 65534;

    NonRootCommand {
        prefix = List.copyOf(prefix);
    }

    /**
     * Finds the words that work here, and gives the directory to whom they make of root.
     *
     * @throws IOException when root cannot be left on this machine
     */
    static NonRootCommand in(Path directory) throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"))) {
            return new NonRootCommand(List.of());
        }
        // A container's root often may not make user namespaces, and a user namespace's root may not become somebody
        // else: hence both ways. A real change of user comes first, since it takes root's files out of reach.
        Files.setAttribute(directory, "unix:uid", NOBODY);
        var become = new NonRootCommand(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs"));
        if (become.works(directory)) {
            return become;
        }
        Files.setAttribute(directory, "unix:uid", 0);
        var namespace = new NonRootCommand(List.of("unshare", "--user"));
        if (namespace.works(directory)) {
            return namespace;
        }
        throw new IOException("PostgreSQL does not run as root, and neither setpriv nor unshare can leave root here; "
                + "run this as an ordinary user, or use a PostgreSQL of your own (--database-url)");
    }

    List<String> command(List<String> words) {
        var all = new ArrayList<>(prefix);
        all.addAll(words);
        return all;
    }

    private boolean works(Path directory) throws IOException {
        try {
            var probe = new ProcessBuilder(
                            command(List.of("sh", "-c", "test -w \"$0\" && id -u", directory.toString())))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String user = new String(probe.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return probe.waitFor() == 0 && !user.equals("0");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException absent) {
            return false;
        }
    }
}
