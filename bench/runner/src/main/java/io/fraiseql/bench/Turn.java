package io.fraiseql.bench;

import java.io.IOException;

/**
 * One turn of one contender.
 *
 * @param serverSeconds CPU that its server took
 * @param postgresSeconds CPU that PostgreSQL took
 * @param clientSeconds CPU that the load generator took
 * @param resident bytes of memory that its server held at the end
 */
record Turn(Load load, double serverSeconds, double postgresSeconds, double clientSeconds, long resident) {
    static Turn take(Contender contender, Workload workload, int seconds, long postmaster)
            throws IOException, InterruptedException {
        double server = contender.cpuSeconds();
        double postgres = ProcessTimes.family(postmaster);
        double client = ProcessTimes.ended();
        Load load = contender.load(workload, seconds);
        return new Turn(
                load,
                contender.cpuSeconds() - server,
                ProcessTimes.family(postmaster) - postgres,
                ProcessTimes.ended() - client,
                contender.resident());
    }
}
