package peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "tb_user")
public class User {
    @Id
    private UUID id;

    private String name;

    protected User() {}

    public UUID getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
