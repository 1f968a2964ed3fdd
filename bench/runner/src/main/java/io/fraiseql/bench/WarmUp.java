package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The time in which the servers compile what they will need. Every answer is read: one that is wrong ends the run. */
final class WarmUp {
    private final Requests requests;
    private final Settings settings;
    private final Progress progress;

    WarmUp(Requests requests, Settings settings, Progress progress) {
        this.requests = requests;
        this.settings = settings;
        this.progress = progress;
    }

    /** One after the other, as a full run has the time for, or all at once. */
    void run(List<PeerProcess> peers, List<HttpContender> contenders) throws IOException, InterruptedException {
        if (!settings.quick()) {
            for (int each = 0; each < peers.size(); each++) {
                progress.say("warming up " + contenders.get(each).name() + " for " + settings.warmUp() + " s");
                contenders.get(each).warmUp(file(peers.get(each)), settings.warmUp());
            }
            return;
        }
        progress.say("warming up for " + settings.warmUp() + " s, all at once");
        try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<LoadResult>>();
            for (int each = 0; each < peers.size(); each++) {
                HttpContender contender = contenders.get(each);
                Path file = file(peers.get(each));
                running.add(tasks.submit(() -> contender.warmUp(file, settings.warmUp())));
            }
            for (Future<LoadResult> task : running) {
                task.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BenchFailure failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    private Path file(PeerProcess peer) throws IOException {
        return requests.file(peer.peer(), settings.workloads());
    }
}
