function(bagration_embed_shaders target dir)
endfunction()
