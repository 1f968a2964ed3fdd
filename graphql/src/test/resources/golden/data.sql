INSERT INTO country VALUES ('de', 'Germany'), ('fr', 'France');

INSERT INTO tb_user (tenant_id, id, name, email)
SELECT ('0000000' || t || '-0000-4000-8000-000000000000')::uuid,
       ('0000000' || t || '-0000-4000-8000-00000000000' || u)::uuid,
       t || ' user ' || u, t || u || '@example.com'
FROM unnest(ARRAY['a', 'b']) AS t, generate_series(1, 2) AS u;

INSERT INTO tb_post (tenant_id, id, user_id, title, content, status, likes, created_at)
SELECT ('0000000' || t || '-0000-4000-8000-000000000000')::uuid,
       ('0000000' || t || '-0000-4000-8000-00000000001' || p)::uuid,
       ('0000000' || t || '-0000-4000-8000-00000000000' || (1 + p % 2))::uuid,
       t || ' post ' || p,
       CASE WHEN p % 3 = 0 THEN NULL ELSE 'a "quoted" \ text' || chr(10) || 'of 100% ünïcode 🙂' END,
       (ARRAY['DRAFT', 'PUBLISHED', 'ARCHIVED'])[1 + p % 3]::post_status,
       p,
       timestamptz '2026-01-01 00:00:00+00' + p * interval '1 hour 0.25 seconds'
FROM unnest(ARRAY['a', 'b']) AS t, generate_series(1, 5) AS p;

INSERT INTO tb_comment (tenant_id, id, post_id, user_id, content, created_at)
SELECT ('0000000' || t || '-0000-4000-8000-000000000000')::uuid,
       ('0000000' || t || '-0000-4000-8000-0000000001' || p || c)::uuid,
       ('0000000' || t || '-0000-4000-8000-00000000001' || p)::uuid,
       CASE WHEN c = 1 THEN NULL ELSE ('0000000' || t || '-0000-4000-8000-00000000000' || (1 + c % 2))::uuid END,
       t || ' comment ' || p || '.' || c || ' "so"',
       timestamptz '2026-01-02 00:00:00+00' + c * interval '1 minute'
FROM unnest(ARRAY['a', 'b']) AS t, generate_series(1, 5) AS p, generate_series(1, 3) AS c WHERE c <= p;

INSERT INTO tb_sample VALUES
    ('0000000a-0000-4000-8000-000000000000', '0000000a-0000-4000-8000-000000000201', 'plain', 1, 9007199254740993, 1.5, 12345678901234567890.10, true,
     '2026-11-21', '13:14:15.12', '2026-11-21 13:14:15.5+02', 'P1DT2H3.5S', '{"a": [1, "two", null]}', 'published',
     ARRAY['a"b', 'c\d', NULL], ARRAY[1, 2], ARRAY['0000000a-0000-4000-8000-000000000201'::uuid], ARRAY['2026-11-21 13:14:15+00'::timestamptz], NULL),
    ('0000000a-0000-4000-8000-000000000000', '0000000a-0000-4000-8000-000000000202', E'control \x01 \t \u001f end', -1, -1, 'NaN', 'NaN', false,
     '0001-01-01', '00:00:00', '2026-11-21 00:00:00+00', 'P0D', '"just text"', 'draft',
     ARRAY[]::text[], ARRAY[]::int4[], ARRAY[]::uuid[], ARRAY[]::timestamptz[], '0000000a-0000-4000-8000-000000000201'),
    ('0000000a-0000-4000-8000-000000000000', '0000000a-0000-4000-8000-000000000203', NULL, NULL, NULL, NULL, NULL, NULL,
     NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '0000000a-0000-4000-8000-000000000201'),
    ('0000000b-0000-4000-8000-000000000000', '0000000b-0000-4000-8000-000000000201', 'of b', 2, 2, 2, 2, true,
     NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO tb_article VALUES
    ('0000000a-0000-4000-8000-000000000000', '0000000a-0000-4000-8000-000000000301',
     '{"title": "Ä \"quoted\" title", "views": 7, "publishedAt": "2026-01-01T00:00:00+00:00", "tags": ["x", "y"]}'),
    ('0000000a-0000-4000-8000-000000000000', '0000000a-0000-4000-8000-000000000302', '{"title": "second", "views": 3, "publishedAt": null}'),
    ('0000000b-0000-4000-8000-000000000000', '0000000b-0000-4000-8000-000000000301', '{"title": "of b", "views": 100}');
