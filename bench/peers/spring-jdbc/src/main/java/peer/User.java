package peer;

import java.util.UUID;

record User(UUID id, String name) {}
