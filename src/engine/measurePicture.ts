/** How large a picture is, turned as its camera says, so that its place can be kept; nothing where that cannot be told. */
export async function measurePicture(
  file: Blob,
): Promise<{ readonly width?: number; readonly height?: number }> {
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  } catch {
    // A platform without pictures, or a picture that it does not know.
    return {}
  }
}
