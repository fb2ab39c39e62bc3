package dev.tillstream.gateway.image;

import dev.tillstream.gateway.GatewayConfig;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.route.EntityTag;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** {@code POST /images} and {@code GET /images/{name}} (PROTOCOL §7, S4-4, S4-7). */
@Path("images")
@NonBlocking
public class ImageResource {
    private static final String TYPE = "image/webp";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ImageHandler handler;
    private final long maxBytes;

    ImageResource(ImageHandler handler, GatewayConfig config) {
        this.handler = handler;
        this.maxBytes = config.limits().maxImageBytes();
    }

    @POST
    @ForUploaders
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Keep a picture; answers its address and those of its smaller copies")
    public Uni<StoredImage> upload(@RestForm("file") List<FileUpload> files, @Context RoutingContext routing) {
        FileUpload file = UploadedFile.check(files, maxBytes);
        return handler.take(UploadDoor.organizationOf(routing), file.uploadedFile());
    }

    @GET
    @Path("{name}")
    @Produces(TYPE)
    @Operation(summary = "An image, for whoever knows its name")
    public Uni<Response> get(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        ImageName image = ImageName.parse(name).orElseThrow(ImageResource::missing);
        String tag = '"' + image.file() + '"';
        return handler.find(image).map(found -> answer(found.orElseThrow(ImageResource::missing), tag, known));
    }

    private static Response answer(Buffer webp, String tag, @Nullable String known) {
        Response.ResponseBuilder answer = EntityTag.isKnown(tag, known)
                ? Response.notModified()
                : Response.ok(webp.getBytes()).type(TYPE);
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }

    private static Refusal missing() {
        return Refusal.notFound("There is no image of this name.");
    }
}
