import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches the pinned Maven, checks it against its SHA-512 and unpacks it: {@code java FetchMaven.java PROPERTIES HOME}.
 * Written in Java because a JDK is the one thing that a build of this project may count on; curl and unzip are not.
 * MVNW_REPOURL names a mirror of Maven Central.
 */
class FetchMaven {
    public static void main(String[] args) throws Exception {
        var pinned = new Properties();
        try (var in = Files.newBufferedReader(Path.of(args[0]))) {
            pinned.load(in);
        }
        var home = Path.of(args[1]);
        var artifact = pinned.getProperty("artifact").split(":");
        var uri = URI.create(repository(artifact[0]) + "/" + artifact[0].replace('.', '/') + "/" + artifact[1] + "/"
                + artifact[2] + "/" + artifact[1] + "-" + artifact[2] + "-" + artifact[3] + "." + artifact[4]);
        System.err.println("Fetching Maven " + artifact[2] + " (once, about 9 MB)");
        Files.createDirectories(home.toAbsolutePath().getParent());
        var archive = Files.createTempFile(home.toAbsolutePath().getParent(), "maven", ".zip");
        var unpacked = Files.createTempDirectory(home.toAbsolutePath().getParent(), "maven");
        try {
            download(uri, archive);
            var digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive));
            if (!HexFormat.of().formatHex(digest).equals(pinned.getProperty("sha512"))) {
                throw new IOException("the checksum of " + uri + " is not the pinned one; nothing was installed");
            }
            unzip(archive, unpacked);
            // One rename makes it visible, so that two builds at once never see half a Maven.
            try {
                Files.move(unpacked.resolve(artifact[1] + "-" + artifact[2]), home);
            } catch (IOException lostTheRace) {
                if (!Files.isDirectory(home)) {
                    throw lostTheRace;
                }
            }
        } catch (IOException e) {
            System.err.println("Maven could not be fetched: " + e.getMessage()
                    + "\nBehind a mirror, set MVNW_REPOURL to its address; offline, put Maven " + artifact[2] + " into " + home);
            System.exit(1);
        } finally {
            Files.deleteIfExists(archive);
            delete(unpacked);
        }
    }

    /** Maven Central's address is its group's, turned round: the repository of org.apache.maven. */
    private static String repository(String group) {
        var mirror = System.getenv("MVNW_REPOURL");
        if (mirror != null && !mirror.isBlank()) {
            return mirror.replaceAll("/+$", "");
        }
        var host = String.join(".", List.of(group.split("\\.")).reversed());
        return "https://repo." + host + "/maven2";
    }

    private static void download(URI uri, Path target) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var response = http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(uri + " answered " + response.statusCode());
                }
                Files.copy(body, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void unzip(Path archive, Path target) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry of the archive points outside it: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
