package dev.tillstream.gateway.imagestore;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Images as objects of a bucket. The bucket is made by the operator. */
final class S3Store implements KeptImages {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final String REGION = "us-east-1";
    private static final int NOT_FOUND = 404;
    private static final String TYPE = "image/webp";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final S3Client client;
    private final String bucket;

    S3Store(StoreConfig.S3 config, Duration timeout) {
        this.client = client(config, timeout);
        this.bucket = config.bucket();
    }

    @Override
    public boolean contains(String name) throws IOException {
        try {
            client.headObject(request -> request.bucket(bucket).key(name));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw failed("looked for", name, e);
        } catch (SdkException e) {
            throw failed("looked for", name, e);
        }
    }

    @Override
    public Optional<Buffer> read(String name) throws IOException {
        try {
            byte[] content = client.getObjectAsBytes(
                            request -> request.bucket(bucket).key(name))
                    .asByteArrayUnsafe();
            return Optional.of(Buffer.buffer(content));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("read", name, e);
        }
    }

    @Override
    public void write(String name, Buffer webp) throws IOException {
        try {
            client.putObject(
                    request ->
                            request.bucket(bucket).key(name).contentType(TYPE).cacheControl(FOR_EVER),
                    RequestBody.fromBytes(webp.getBytes()));
        } catch (SdkException e) {
            throw failed("written", name, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private IOException failed(String what, String name, SdkException cause) {
        return new IOException("%s could not be %s in bucket %s".formatted(name, what, bucket), cause);
    }

    /** Checksums beyond the signature only where a call demands them: not every store knows them. */
    private static S3Client client(StoreConfig.S3 config, Duration timeout) {
        return S3Client.builder()
                .endpointOverride(config.endpoint())
                .region(Region.of(config.region().orElse(REGION)))
                .forcePathStyle(true)
                .credentialsProvider(credentials(config))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(timeout))
                .overrideConfiguration(override -> override.apiCallTimeout(timeout))
                .build();
    }

    private static AwsCredentialsProvider credentials(StoreConfig.S3 config) {
        if (config.accessKey().isPresent() != config.secretKey().isPresent()) {
            throw new IllegalStateException(
                    "tillstream.images.s3.access-key and tillstream.images.s3.secret-key go together");
        }
        if (config.accessKey().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                config.accessKey().get(), config.secretKey().orElseThrow()));
    }
}
