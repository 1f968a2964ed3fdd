CREATE TABLE tb_user (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    email text NOT NULL UNIQUE,
    role text NOT NULL DEFAULT 'AUTHOR' CHECK (role IN ('AUTHOR', 'EDITOR', 'READER')),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tb_post (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id uuid NOT NULL REFERENCES tb_user,
    title text NOT NULL,
    content text NOT NULL,
    published boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tb_comment (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    post_id uuid NOT NULL REFERENCES tb_post ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES tb_user,
    content text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX ON tb_user (created_at DESC, id);
CREATE INDEX ON tb_post (created_at DESC, id);
CREATE INDEX ON tb_post (user_id, created_at DESC, id);
CREATE INDEX ON tb_comment (post_id, created_at DESC, id);
